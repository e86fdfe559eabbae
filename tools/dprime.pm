# What both kinds of students need: the judged questions of a bank, and how well answers tell scams from genuine.
package dprime;
use strict;
use warnings;
use utf8;

sub items {    # the rows of a bank (CSV with quoted cells) that say whether they are genuine, by column names
  my ($file) = @_;
  open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
  my $csv = do { local $/; <$in> };
  $csv =~ s/^\x{FEFF}//;
  my (@rows, @row);
  while ($csv =~ /\G(?:"((?:[^"]|"")*+)"|([^,\r\n]*))(,|\r?\n|\z)/g) {
    my ($cell, $end) = (defined $1 ? $1 : $2, $3);
    $cell =~ s/""/"/g;
    push @row, $cell;
    next if $end eq ',';
    push @rows, [@row] if @row > 1;
    @row = ();
    last if $end eq '';
  }
  my $head = shift @rows;
  my @items = map { my %q; @q{@$head} = @$_; \%q } @rows;
  return grep { ($_->{'真假'} // '') =~ /^(真的|骗局)$/ } @items;
}

sub z {        # the inverse of the normal distribution, by halving
  my ($p) = @_;
  my ($low, $high) = (-8, 8);
  for (1 .. 60) {
    my $x = ($low + $high) / 2;
    my ($sum, $step) = (0, $x / 400);
    $sum += exp(-(($_ + .5) * $step)**2 / 2) * $step for 0 .. 399;
    if (.5 + $sum / sqrt(2 * 3.14159265358979) < $p) { $low = $x } else { $high = $x }
  }
  return $low;
}

# d' and its 95 % interval from hits of scams and false alarms of genuine (log-linear correction: Hautus 1995;
# variance: Gourevitch and Galanter 1967). `rounds`: how often the same questions were answered; that is no more evidence.
sub sensitivity {
  my ($hits, $scams, $alarms, $genuine, $rounds) = @_;
  my ($h, $f) = (($hits + .5) / ($scams + 1), ($alarms + .5) / ($genuine + 1));
  my ($d, $variance) = (z($h) - z($f), 0);
  for ([$h, $scams / $rounds], [$f, $genuine / $rounds]) {
    my ($p, $n) = @$_;
    my $at = z($p);
    my $density = exp(-$at * $at / 2) / sqrt(2 * 3.14159265358979);
    $variance += $p * (1 - $p) / $n / $density**2;
  }
  my $wide = 1.96 * sqrt($variance);
  return ($d, $d - $wide, $d + $wide);
}
1;
