"""What is fast enough, measured as ratios within one run."""
