"""The desktop window: pages, dialogs, editors and widgets in Qt."""
