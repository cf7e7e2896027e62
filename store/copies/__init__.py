"""Copies of a whole ledger: backups, exports that are loaded, temporary copies."""
