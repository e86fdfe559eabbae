#!/usr/bin/perl
# truth.pl TREE: values of an enum that are taken as true or false.
#
# The success of most outcomes is their zero: `if (ks_disk_load(...))` compiles, and means the opposite. An enum
# is compared or switched on. Seen are what functions return, and variables, parameters and members: those of the
# file by what it declares, others where every header that has such a name has it of an enum.
use strict; use warnings;
my ($root) = @ARGV;
my $lit = qr/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/;
my $in; $in = qr/\((?:$lit|[^()"']|(??{$in}))*\)/;
my $at; $at = qr/\[(?:[^\[\]]|(??{$at}))*\]/;
my @files = map { chomp; $_ } `cd $root && find kiosk tools -name '*.[ch]' | sort`;
my (%text, %of, %function);
for my $f (@files) {
  open my $h, '<', "$root/$f" or die $f;
  local $/; my $t = <$h>;
  $t =~ s{/\*.*?\*/}{$& =~ tr/\n//cdr}gse; $t =~ s{$lit}{'"' . ($& =~ tr/\n//cdr) . '"'}ge;
  $t =~ s/^#.*?(?<!\\)$//gms;
  $text{$f} = $t;
}
sub names { my ($t) = @_; # what is declared: name => whether of an enum
  my %kind;
  while ($t =~ /\b((?:enum|struct|union) \w+|enum \{[^}]*\}|bool|char|int|unsigned|long|u?int\d+_t|size_t|double|float|void|Uint\d+)\b?\s*((?:\*|const|\s)*)(\w+)\s*(?=[=;,()\[:])/g) {
    my ($type, $star, $name) = ($1, $2, $3);
    $kind{$name} |= $type =~ /^enum/ && $star !~ /\*/ ? 1 : 2;
  }
  \%kind }
my %shared; # of headers
for my $f (grep /h$/, @files) { my $k = names($text{$f}); $shared{$_} |= $k->{$_} for keys %$k }
for my $f (@files) {
  my $t = $text{$f}; my $own = names($t);
  my %member = map { $_ => ($own->{$_} // 0) | ($shared{$_} // 0) } keys %$own, keys %shared;
  my %plain = (%shared, %$own);
  my $any = join '|', sort grep { $member{$_} == 1 || $plain{$_} == 1 } keys %plain;
  next if $any eq '';
  while ($t =~ /\b($any)\b/g) {
    my ($name, $from) = ($1, $-[0]);
    my $before = substr $t, $from > 120 ? $from - 120 : 0, $from > 120 ? 120 : $from;
    my $kind = $before =~ s/(?:\w+(?:$at)*(?:->|\.))+$// ? \%member : \%plain;
    next if $kind->{$name} != 1;
    next if $before !~ /(?:[(,?:;!=]|&&|\|\||\breturn)\s*$/;
    my ($rest) = substr($t, $from + length $name) =~ /^((?:$in|$at)*)/;
    my $after = substr $t, $from + length($name) + length($rest), 8;
    my $true = $before =~ /(?:\b(?:if|while)\s*\(|!|&&|\|\|)\s*$/ && $after =~ /^\s*(?:\)|&&|\|\||\?|;|,)/
      || $before =~ /(?:[(,?:;]|(?<![=!<>])=|\breturn)\s*$/ && $after =~ /^\s*(?:&&|\|\||\?)/
      || $before =~ /\bbool \w+ = $/ && $after =~ /^\s*;/
      || $before =~ /\breturn $/ && $after =~ /^;/ && substr($t, 0, $from) =~ /.*\n(?:static )?(\w+(?: \w+)?)[ \n*]+\w+\([^{};]*\)\n\{/s && $1 eq 'bool';
    printf "%s:%d: %s\n", $f, 1 + (substr($t, 0, $from) =~ tr/\n//), $name if $true;
  }
}
