// Before the first paint: the theme that this person chose in this browser.
try {
  const theme = localStorage.getItem('debrief-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the system's theme it is.
}
