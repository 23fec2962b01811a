/** Native `<details data-menu>` close as menus do: by Escape, which leads back to their line, and by a click elsewhere. */
export function closeMenus(): void {
  document.addEventListener('keydown', ({ key, target }) => {
    const menu =
      key === 'Escape' && (target as Element).closest<HTMLDetailsElement>('details[data-menu][open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('click', ({ target }) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]'))
      if (!menu.contains(target as Node)) menu.open = false;
  });
}
