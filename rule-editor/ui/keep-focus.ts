/** Where the focus goes when what had it is taken away. */

/** What had the focus and all that it stands in, the nearest first, on which page. */
type Had = { readonly elements: readonly HTMLElement[]; readonly page: string };

/** So long may a button be out of use, while the service answers, before the focus waits elsewhere. */
const patience = 500;

/**
 * When a button that was pressed disappears, or cannot be pressed any more, a keyboard would begin again at the top of
 * the page. So the focus goes to the heading of what the button stood in (never to another button, which a second
 * stroke would press), and from there back to the button when it can be pressed again. A page that comes in place of
 * another takes the focus itself. Gives what ends it.
 */
export function keepFocus(): () => void {
  let had: Had | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let impatient: ReturnType<typeof setTimeout> | undefined;
  /** The button that is out of use, and the heading where the focus waits for it. */
  let waiting: { readonly button: HTMLElement; readonly heading: HTMLElement } | undefined;

  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === waiting?.heading) return;
    waiting = undefined;
    had = { elements: withAncestors(target), page: location.pathname };
  };
  const forget = () => {
    had = undefined;
    waiting = undefined;
  };
  const forgetOnTab = ({ key }: KeyboardEvent) => {
    if (key === 'Tab') forget();
  };
  const isLost = () => had?.page === location.pathname && document.activeElement === document.body;
  const settle = () => {
    if (waiting && document.activeElement === waiting.heading) return takeBack(waiting.button);
    if (!isLost()) return undefined;
    const [last, ...around] = had?.elements ?? [];
    if (!last?.checkVisibility()) return headingAround(around)?.focus();
    if (!last.matches(':disabled')) return last.focus();
    impatient ??= setTimeout(() => leave(last, around), patience);
    return undefined;
  };
  const takeBack = (button: HTMLElement) => {
    if (button.checkVisibility() && !button.matches(':disabled')) button.focus();
  };
  const leave = (button: HTMLElement, around: readonly HTMLElement[]) => {
    impatient = undefined;
    const heading = isLost() && button.matches(':disabled') ? headingAround(around) : undefined;
    if (!heading) return;
    waiting = { button, heading };
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
    clearTimeout(impatient);
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

/** The heading of the nearest that is still there and has one, so that it can have the focus. */
function headingAround(around: readonly HTMLElement[]): HTMLElement | undefined {
  const heading = around
    .filter((element) => element.isConnected)
    .map(headingOf)
    .find(Boolean);
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  return heading;
}

function headingOf(element: HTMLElement): HTMLElement | undefined {
  return [...element.querySelectorAll<HTMLElement>('h1, h2, h3, h4')].find((heading) => heading.checkVisibility());
}
