import { useEffect, useState } from 'react';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
const key = 'vedtak.theme';

const read = (): Theme => themes.find((theme) => theme === localStorage.getItem(key)) ?? 'auto';

/** Light, dark, or as the machine is set. */
export function useTheme() {
  const [theme, chooseTheme] = useState(read);
  useEffect(() => {
    document.documentElement.dataset['colorScheme'] = theme;
    localStorage.setItem(key, theme);
  }, [theme]);
  return { theme, chooseTheme };
}
