#!/usr/bin/perl
# Finds what no native writes: english.pl TABLE FILE..; english.pl --rows TABLE proves each row on its own sentence.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $prove = $ARGV[0] eq '--rows';
shift if $prove;
my $table = shift;
my @rows;
open(my $in, '<', $table) or die "$table: $!\n";
while (<$in>) {
    chomp;
    next if /^#/ || !length;
    my @cell = split / ; /;
    @cell == 4 or die "$table:$.: four cells, with ' ; ' between them\n";
    (my $pattern = $cell[0]) =~ s/ (?![?*+])/(?:\\s|"\\s*\\\\?\\n\\s*")+/g; # a sentence may be broken over lines
    push @rows, { line => $., find => qr/$pattern/, why => $cell[1], write => $cell[2], says => $cell[3] };
}
@rows >= 30 or die "$table: too few rows\n";
if ($prove) {
    for (@rows) {
        $_->{says} =~ $_->{find} or print "$table:$_->{line}: does not find \"$_->{says}\"\n";
    }
    exit;
}
for my $file (@ARGV) {
    open(my $text, '<', $file) or die "$file: $!\n";
    local $/;
    my $all = <$text>;
    # Comments are for those who change the code, identifiers and the Chinese are no English.
    $all =~ s{/\*.*?\*/}{ my $c = $&; $c =~ s/[^\n]//g; $c }gse if $file =~ /\.h$/;
    $all =~ s/^(?:#|msgid ).*$//gm if $file =~ /\.po$/;
    for my $row (@rows) {
        while ($all =~ /$row->{find}/g) {
            my ($at, $found) = ($-[0], $&);
            my $line = 1 + (substr($all, 0, $at) =~ tr/\n//);
            $found =~ s/\s+/ /g;
            print "$file:$line: \"$found\": $row->{why}; write: $row->{write}\n";
        }
    }
}
