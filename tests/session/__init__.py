"""Laws of time and talk, for what ships and for small programs written here."""
