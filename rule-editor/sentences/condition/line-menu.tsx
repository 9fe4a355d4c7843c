import { Button, Dropdown } from '@digdir/designsystemet-react';
import { useId, useRef, useState } from 'react';
import { useWords } from '../../app/language.tsx';
import type { ActName } from './acts.ts';
import { conditionWords } from './words.ts';

type Props = {
  readonly line: string;
  readonly acts: readonly ActName[];
  readonly onAct: (act: ActName) => void;
};

/** What can be done with a line, by mouse or keyboard. */
export function LineMenu({ line, acts, onAct }: Props) {
  const w = useWords(conditionWords);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  return (
    <>
      <Button variant="tertiary" data-size="sm" popoverTarget={id} aria-label={w.menu(line)} title={w.menuShort} icon>
        <span aria-hidden="true">⋯</span>
      </Button>
      <Dropdown ref={menu} id={id} onBeforeToggle={({ newState }) => setOpen(newState === 'open')}>
        {isOpen && (
          <Dropdown.List>
            {acts.map((act) => (
              <Dropdown.Item key={act}>
                <Dropdown.Button
                  onClick={() => {
                    menu.current?.hidePopover();
                    onAct(act);
                  }}
                >
                  {w.acts[act]}
                </Dropdown.Button>
              </Dropdown.Item>
            ))}
          </Dropdown.List>
        )}
      </Dropdown>
    </>
  );
}
