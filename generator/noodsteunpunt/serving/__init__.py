"""`nsp serve`: a live preview on this machine alone; pages and flyers are made when they are asked for."""
