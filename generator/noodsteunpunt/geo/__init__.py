"""Pure geometry on the ground. Imports only the model."""
