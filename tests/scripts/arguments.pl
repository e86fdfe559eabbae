#!/usr/bin/perl
# arguments.pl TREE: calls that give a sentence fewer arguments than it asks for, or more.
#
# One that is missed is seen by nobody until the sentence is said, and then ends the program where we test.
# Counted in the call that has the arguments (KS_ARGS); where the code is a variable there, in its function, and
# where that is told the code, in its callers: there may be more then, never fewer. Of phrases only those are
# counted that are named among the arguments.
use strict; use warnings;
my ($root, %asks) = shift;
my $lit = qr/"(?:[^"\\]|\\.)*"/;
my $in; $in = qr/\((?:$lit|'(?:[^'\\]|\\.)'|[^()"']|(??{$in}))*\)/;
sub slurp { open my $f, '<', $_[0] or die $_[0]; local $/; my $t = <$f>; $t }
sub most { my $most = 0; for (@_) { $most = $_ if $_ > $most } $most }
sub uses { my ($kinds, $t) = @_; $t =~ /\bKS_($kinds\_[A-Z0-9_]+)/g }
sub args { my ($t) = @_; $t = substr $t, 1, -1; 1 while $t =~ s/$in/~/g; split /,(?![^{]*\})/, $t }
for my $f (glob "$root/kiosk/core/problem/codes_*.h $root/kiosk/core/problem/phrases.h") {
  (my $t = slurp($f)) =~ s/\\\n//g;
  while ($t =~ /\b([XP])\((\w+),((?:$lit|[^()"])*)\)/g) {
    my ($name, $text) = (($1 eq 'X' ? 'PROBLEM_' : 'PHRASE_') . $2, $3);
    $asks{$name} = most($text =~ /\{([1-9])\}/g);
  }
}
my @sources = map { chomp; $_ } `cd $root && find kiosk tools -name '*.c' ! -path '*/core/problem/*' | sort`;
my %text = map { my $t = slurp("$root/$_"); $t =~ s{/\*.*?\*/}{$& =~ tr/\n//cdr}gse; ($_, $t) } @sources;
sub told { my ($f, $at, $name, $given) = @_;
  printf "%s:%d: %s asks for %s, given %s\n", $f, 1 + (substr($text{$f}, 0, $at) =~ tr/\n//), $name, $asks{$name} // '?', $given }
my (@unnamed, %taken); # where the code is a variable; places of codes that stand with their arguments
for my $f (@sources) {
  while ($text{$f} =~ /\bKS_(?:NO_ARGS\b|ARGS($in))/g) {
    my ($at, $list) = ($-[0], $1); my $given = defined $list ? scalar args($list) : 0;
    my ($i, $depth) = ($at, 0);
    while ($i > 0) { my $c = substr $text{$f}, --$i, 1;
      if ($c eq ')') { $depth++ } elsif ($c eq '(') { last if $depth-- == 0 } elsif ($c eq ';') { last } }
    my $call = substr $text{$f}, $i, $at - $i;
    my @names = uses(substr($text{$f}, 0, $i) =~ /\bsay$/ ? 'PHRASE' : 'PROBLEM', $call);
    my $pieces = most(map { $asks{$_} } uses('PHRASE', $list // ''));
    my $open = grep { !/^\s*ks_arg_(?:text|number|str|cut|letter|names|fault)~/ } args($list // '()');
    for my $name (@names) { told($f, $at, $name, $given) if !defined $asks{$name} || $asks{$name} > $given }
    my $most = most($pieces, map { $asks{$_} // 0 } @names);
    told($f, $at, $names[0] // 'a phrase', $given) if $pieces > $given || (@names && !$open && $most < $given);
    if (@names) { substr($taken{$f}, $i, $at - $i, 'x' x ($at - $i)) if ($taken{$f} //= $text{$f}) ne '' }
    else { push @unnamed, [$f, $at, $given] }
  }
}
my %wrap; # functions that are told the code, and how many arguments they give
for (@unnamed) {
  my ($f, $at, $given) = @$_; my $t = $taken{$f} // $text{$f};
  my $from = rindex(substr($t, 0, $at), "\n}") + 2; my $function = substr $t, $from, index($t, "\n}", $at) - $from;
  my @names = uses('PROBLEM', $function);
  for my $name (@names) { told($f, $at, $name, $given) if $asks{$name} > $given }
  next if @names || $function !~ /(\w+)\([^{;]*\benum ks_problem_code\b/;
  my $own = "$1"; my $key = $function =~ /\bstatic\b[^;{]*\b$own\(/ ? "$f $own" : " $own";
  $wrap{$key} = $given if !defined $wrap{$key} || $given < $wrap{$key};
}
for my $key (sort keys %wrap) {
  my ($only, $function) = split / /, $key;
  for my $f ($only eq '' ? @sources : $only) {
    while ($text{$f} =~ /\b$function($in)/g) {
      my ($at, $list) = ($-[0], $1);
      for my $name (uses('PROBLEM', $list)) { told($f, $at, $name, $wrap{$key}) if $asks{$name} > $wrap{$key} }
    }
  }
}
