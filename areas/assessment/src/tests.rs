//! Tested through the front door.
