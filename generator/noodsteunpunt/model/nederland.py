"""Where the Netherlands lies."""

# Degrees WGS84, lowest and highest: a box around the country with its waters. The two ranges do not overlap.
LAT = (50.7, 53.8)
LON = (3.0, 7.3)
# Of degrees that we write. With 5 one in ten positions in whole metres would come back as the metre beside it.
DECIMALS = 6
