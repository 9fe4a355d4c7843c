/** Where the focus goes when what had it is taken away. */

/** What had the focus and all that it stands in, the nearest first, on which page. */
type Had = { readonly elements: readonly HTMLElement[]; readonly page: string };

/**
 * When a button that was pressed disappears, or cannot be pressed for a while, a keyboard would begin again at the top
 * of the page. So the focus goes to the heading of what the button stood in (never to another button, which a second
 * stroke would press), or back to the button when it can be pressed again. A page that comes in place of another takes
 * the focus itself. Gives what ends it.
 */
export function keepFocus(): () => void {
  let had: Had | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remember = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement) had = { elements: withAncestors(target), page: location.pathname };
  };
  const forget = () => {
    had = undefined;
  };
  const forgetOnTab = ({ key }: KeyboardEvent) => {
    if (key === 'Tab') forget();
  };
  const settle = () => {
    if (!had || had.page !== location.pathname || document.activeElement !== document.body) return;
    const [last, ...around] = had.elements;
    if (last?.checkVisibility()) {
      if (!last.matches(':disabled')) last.focus();
      return;
    }
    const heading = around
      .filter((element) => element.isConnected)
      .map(headingOf)
      .find(Boolean);
    if (!heading) return;
    if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
    heading.focus();
  };
  // What takes the focus by itself when something changes comes first.
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(settle, 50);
  });

  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', forget, true);
  document.addEventListener('keydown', forgetOnTab, true);
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'open', 'hidden'] });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', forget, true);
    document.removeEventListener('keydown', forgetOnTab, true);
  };
}

function withAncestors(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) found.push(at);
  // What stood in a dialog beside the page has nothing else around it.
  const content = document.querySelector('main');
  return content instanceof HTMLElement && !found.includes(content) ? [...found, content] : found;
}

function headingOf(element: HTMLElement): HTMLElement | undefined {
  return [...element.querySelectorAll<HTMLElement>('h1, h2, h3, h4')].find((heading) => heading.checkVisibility());
}
