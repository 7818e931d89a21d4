// Runs before the first paint, so that a dark or compact screen never flashes light or wide.
for (const name of ['theme', 'density']) {
  const chosen = localStorage.getItem(`cordee.${name}`);
  if (chosen) document.documentElement.dataset[name] = chosen;
}
