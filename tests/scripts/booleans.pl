#!/usr/bin/perl
# booleans.pl TREE: values true and false whose meaning nobody can read where they stand.
#
# A function of a header with two of them as parameters; a literal that is handed to a function of a header or to a
# row of a table, or that stands in a row without the name of its member. A type with a name for each kind says it.
use strict; use warnings;
my ($root) = @ARGV;
my $lit = qr/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/;
my $in; $in = qr/\((?:$lit|[^()"']|(??{$in}))*\)/;
my $row; $row = qr/\{(?:$lit|[^{}"']|(??{$row}))*\}/;
my @files = map { chomp; $_ } `cd $root && find kiosk tools -name '*.[ch]' | sort`;
my (%text, %shared);
for my $f (@files) {
  open my $h, '<', "$root/$f" or die $f;
  local $/; my $t = <$h>;
  $t =~ s{/\*.*?\*/}{$& =~ tr/\n//cdr}gse; $t =~ s{$lit}{'"' . ($& =~ tr/\n//cdr) . '"'}ge;
  $text{$f} = $t;
  next if $f !~ /h$/;
  while ($t =~ /^\w[\w\s*]*?\b(\w+)\s*($in)[^;{}]*[;{]/gm) {
    my ($name, $parameters, $at) = ($1, $2, $-[1]);
    $shared{$name} = 1;
    my $bools = () = $parameters =~ /\bbool \w+\s*[,)]/g;
    printf "%s:%d: %s takes %d\n", $f, line($t, $at), $name, $bools if $bools > 1;
  }
}
sub line { my ($t, $at) = @_; 1 + (substr($t, 0, $at) =~ tr/\n//) }
sub parts { # of an argument list or row, its brackets left out: [text, where it begins]
  my ($t) = @_; my @parts; my $deep = 0; my $from = 1;
  for my $i (1 .. length($t) - 1) {
    my $c = substr $t, $i, 1;
    if ($i == length($t) - 1 || $c eq ',' && $deep == 0) {
      push @parts, [substr($t, $from, $i - $from), $from]; $from = $i + 1;
    }
    $deep += $c =~ /[({\[]/ ? 1 : $c =~ /[)}\]]/ ? -1 : 0;
  }
  @parts }
for my $f (@files) {
  my $t = $text{$f};
  while ($t =~ /\b(\w+)\s*(?=\()/g) {
    my ($name, $from) = ($1, $-[0]);
    next if !$shared{$name} && $name ne 'X';
    my ($list) = substr($t, pos $t) =~ /^($in)/ or next;
    for (parts($list)) { printf "%s:%d: %s(..)\n", $f, line($t, $from), $name if $_->[0] =~ /^\s*(true|false)\s*$/ }
  }
  while ($t =~ /\{/g) {
    my $at = $-[0];
    my ($list) = substr($t, $at) =~ /^($row)/ or next;
    next if $list =~ /;/;
    my @values = parts($list);
    next if @values < 2; # all of something, set to it
    for (@values) { printf "%s:%d: {..}\n", $f, line($t, $at + $_->[1] + 1) if $_->[0] =~ /^\s*(true|false)\s*$/ }
  }
}
