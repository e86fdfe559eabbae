#!/bin/bash
# What the world writes, made by us: tests/field/alerts.txt, each row through the real doors.
. "$KS_SOURCE/tests/scripts/common.inc"
ctl=$KS_BIN/kioskctl
rows=0 wrong=0

clock() { # minutes after 11:00, as a message writes it; what is no number stands as it is
  case $1 in *[!0-9-]*) echo "$1" ;; *) date -d "@$((1773111600 + $1 * 60))" +%Y-%m-%dT%H:%M:%S+08:00 ;; esac
}
element() { [ "$2" = - ] || printf '<%s%s>%s</%s%s>' "$prefix" "$1" "$2" "$prefix" "$1"; }
area() { # NAME, and what more an area has
  more="$more<${prefix}area>$(element areaDesc "$1")${2:-}</${prefix}area>"
}
geocode() { printf '<%sgeocode>%s%s</%sgeocode>' "$prefix" "$(element valueName UGC)" "$(element value "$1")" "$prefix"; }
many() { # PREFIX,N: P0 … PN-1, one a line
  local i
  for i in $(seq 0 $((${1#*,} - 1))); do echo "${1%,*}$i"; done
}

begin_info() {
  lang=zh-CN urgency=Immediate severity=Severe certainty=Observed effective='' onset='' expires=720 headline=食堂停水
  event=停水 response='' more='' last_area=''
}
end_info() {
  [ -z "$last_area" ] || area "$last_area" "$inside"
  infos="$infos<${prefix}info>$(element language "$lang")$(element category Safety)"
  infos="$infos$(element event "$event")$response$(element urgency "$urgency")$(element severity "$severity")"
  infos="$infos$(element certainty "$certainty")${effective:+$(element effective "$(clock "$effective")")}"
  infos="$infos${onset:+$(element onset "$(clock "$onset")")}"
  [ "$expires" = - ] || infos="$infos$(element expires "$(clock "$expires")")"
  infos="$infos$(element headline "$headline")$more</${prefix}info>"
}

# Writes one message: its name, then what is not as usual.
write_message() {
  local name=$1 word value sent=0 at='' status=Actual type=Alert scope=Public refs='' incidents='' form=xml
  local ns=urn:oasis:names:tc:emergency:cap:1.2 prefix='' infos='' inside='' has_info=1 signature='' file
  shift
  case " $* " in *' prefix='*) prefix=cap: ;; esac
  begin_info
  for word; do
    value=${word#*=}
    value=${value//_/ }
    case $word in
      info) end_info; begin_info; inside= ;;
      noinfo) has_info= ;;
      signature) signature='<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><status>Draft</status></Signature>' ;;
      sent=*) sent=$value ;;
      at=*) at=$value ;;
      status=*) status=$value ;;
      type=*) type=$value ;;
      scope=*) scope=$value ;;
      ref=*) refs="s@x.cn,$value,$(clock 0)"; [ "$value" != b ] || refs="s@x.cn,$value,$(clock "${sent_of_b:-0}")" ;;
      refs=*) refs=$value ;;
      incidents=*) incidents=$value ;;
      form=*) form=$value ;;
      ns=*) ns=$value ;;
      prefix=*) ;;
      lang=* | urgency=* | severity=* | certainty=* | effective=* | onset=* | expires=* | headline=* | event=*)
        printf -v "${word%%=*}" %s "$value" ;;
      response=*) response=$response$(element responseType "$value") ;;
      area=*) [ -z "$last_area" ] || area "$last_area" "$inside"; last_area=$value inside= ;;
      areas=*) for value in $(many "$value"); do area "$value"; done ;;
      code=*) inside=$inside$(geocode "$value") ;;
      codes=*) for value in $(many "$value"); do inside=$inside$(geocode "$value"); done ;;
      polygon=*) inside=$inside$(element polygon "$(yes 30.1,120.1 | head -n "$value" | tr '\n' ' ')") ;;
      resource=*) more="$more<${prefix}resource>$(element resourceDesc sound)$(element mimeType audio/mp3)<${prefix}derefUri>$(
        head -c "$value" /dev/zero | tr '\0' A)</${prefix}derefUri></${prefix}resource>" ;;
      *) fail "$name: what is $word?" ;;
    esac
  done
  end_info
  [ "$name" != b ] || sent_of_b=$sent
  file=$work/set/assets/alerts/$name.$form
  {
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<%salert xmlns%s="%s">' "$prefix" "${prefix:+:cap}" "$ns"
    element identifier "$name"; element sender s@x.cn; element sent "${at:-$(clock "$sent")}"
    element status "$status"; element msgType "$type"; element scope "$scope"
    [ -z "$refs" ] || element references "$refs"
    [ -z "$incidents" ] || element incidents "$incidents"
    printf '%s%s</%salert>\n' "${has_info:+$infos}" "$signature" "$prefix"
  } > "$file"
}

small_set "$work/set"
printf 'tag,name,group\ncanteen-3,三号食堂,食堂;LEZ17\ndorm-7,七号宿舍,宿舍\nlibrary,图书馆,\nfargo,"Cass, ND",\ngate,北门,\n' \
  > "$work/set/playlists/places.csv"
"$ctl" explain "$work/set" --at 2026-03-10T11:00 --json > "$work/none" || fail "the set itself: $(cat "$work/none")"
jq -e '.alerts == []' "$work/none" > /dev/null || fail "alerts where there are none"

while IFS='|' read -r section messages place minute told; do
  case $section in '#'* | '') continue ;; esac
  rows=$((rows + 1)) sent_of_b=
  rm -f "$work"/set/assets/alerts/*
  while read -r -a words; do
    write_message "${words[@]}"
  done <<< "${messages// ; /$'\n'}"
  "$ctl" explain "$work/set" --at "$(clock "${minute// /}" | cut -c1-19)" --place "${place// /}" --json > "$work/said" || true
  said=$(jq -r '[.alerts | sort_by(.file)[] | .state] | join(" ")' "$work/said")
  told=${told# }
  [ "$said" = "$told" ] ||
    { wrong=$((wrong + 1)); echo "$section|$messages|$place|$minute: $said, not $told: $(jq -c .alerts "$work/said")"; }
done < "$KS_SOURCE/tests/field/alerts.txt"
[ "$rows" -ge 100 ] || fail "only $rows rows"
[ "$wrong" -eq 0 ] || fail "$wrong of $rows"
echo "$rows rows"

# tools/field, which tries any folder: an alert, a picture, and what is neither.
mkdir -p "$work/foreign/sub"
rm -f "$work"/set/assets/alerts/*
write_message a area=三号食堂
cp "$work/set/assets/alerts/a.xml" "$work/foreign/sub/one.cap"
cp "$KS_SOURCE/tests/data/pictures/plain.jpg" "$work/foreign/a picture.jpg"
printf 'no picture at all, whatever its name says\n' > "$work/foreign/b.png"
"$KS_SOURCE/tools/field" "$work/foreign" > "$work/verdicts" || fail "tools/field: $(cat "$work/verdicts")"
for line in "on-air	$work/foreign/sub/one.cap" "received	$work/foreign/a picture.jpg" "refused	$work/foreign/b.png" '# *1 on-air'; do
  grep -q "^$line" "$work/verdicts" || fail "tools/field does not say $line: $(cat "$work/verdicts")"
done
