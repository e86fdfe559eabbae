# A student who knows only surfaces: prints how well he tells scams from genuine scenes of a bank, by d'.
# He sees labels and speakers, the channel, amounts, lengths and the words of the options; learns from nine
# tenths of the questions, answers the last tenth, five times over (naive Bayes). Nothing that the scene asks for
# is seen by him, nor marks, answers or explanations.
#   student.pl BANK.csv  -> "items d' low high", 95 %
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use FindBin;
use lib "$FindBin::Bin/../../tools";
use dprime;
my ($file) = @ARGV;

sub seen {    # the tokens of one question
  my ($q) = @_;
  my ($scene, @seen) = ($q->{'情景'}, "channel $q->{'渠道'}", "kind $q->{'题型'}");
  $scene =~ s/\[\[|\]\]//g;
  my @labels = grep { defined } $scene =~ /【([^】]*)】|^\[([^\]]*)\]/mg;
  push @seen, map { "label $_" } map { split /[ ·]+/ } @labels;
  push @seen, map { "speaker $_" } $scene =~ /^([^：:\n]{1,20})(?:：|: )/mg;
  my @amounts = $scene =~ /([\d,]+(?:\.\d+)?)/g;
  push @seen, 'amounts ' . (@amounts > 4 ? 4 : scalar @amounts);
  push @seen, map { my $n = tr/0-9//; "digits $n" } @amounts;
  push @seen, 'long ' . int(length($scene) / 12), 'lines ' . ($scene =~ tr/\n//);
  for my $option (map { $q->{"选项$_"} // '' } 'A' .. 'F') {
    push @seen, map { "option $_" } $option =~ /[A-Za-z']+/g;
    my @hanzi = $option =~ /\p{Han}/g;
    push @seen, map { "option $hanzi[$_-1]$hanzi[$_]" } 1 .. $#hanzi;
  }
  my %once = map { $_ => 1 } grep { defined } @seen;
  return [keys %once];
}

my @items;
for my $q (dprime::items($file)) {
  my ($name, $number) = $q->{'编号'} =~ /^(.*?)(\d*)$/;
  my $pair = $name . int((($number || 0) - 1) / 2);
  push @items, { scam => $q->{'真假'} eq '骗局' ? 1 : 0, seen => seen($q), pair => $pair };
}
my ($hits, $alarms, $scams, $genuine) = (0, 0, 0, 0);
my $chance = 1;
for my $round (1 .. 5) {
  my %fold;    # of a pair: whoever knows one twin's answer knows the other's
  for my $item (@items) {
    $chance = ($chance * 1103515245 + 12345) % 2147483648;
    $item->{fold} = $fold{ $item->{pair} } //= int($chance / 65536) % 10;
  }
  for my $fold (0 .. 9) {
    my (%count, @n);
    @n = (0, 0);
    for my $item (grep { $_->{fold} != $fold } @items) {
      $n[$item->{scam}]++;
      $count{$_}[$item->{scam}]++ for @{ $item->{seen} };
    }
    for my $item (grep { $_->{fold} == $fold } @items) {
      my $odds = log(($n[1] + 1) / ($n[0] + 1));
      for my $token (grep { $count{$_} } @{ $item->{seen} }) {
        my ($g, $s) = map { $_ // 0 } @{ $count{$token} }[0, 1];
        $odds += log(($s + 1) / ($n[1] + 2)) - log(($g + 1) / ($n[0] + 2));
      }
      my $says = $odds > 0 ? 1 : 0;
      if ($item->{scam}) { $scams++; $hits += $says } else { $genuine++; $alarms += $says }
    }
  }
}
printf "%d %.2f %.2f %.2f\n", scalar @items, dprime::sensitivity($hits, $scams, $alarms, $genuine, 5);
