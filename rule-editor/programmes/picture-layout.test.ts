import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LeadsTo, Outline, OutlineItem } from './outline.ts';
import { laneOf, layOut, type PictureWords, wrap } from './picture-layout.ts';

const words: PictureWords = {
  title: (object) => `Tittelen på ${object} som er nokså lang`,
  caption: ({ otherwise }) => otherwise.join(' '),
  stage: (_, number) => `Steg ${number}`,
  start: 'Søknad',
  constraints: 'Stemmer opplysningene?',
  restrictions: 'Begrensninger',
  end: 'Ingen regel passet',
  noRule: 'En person avgjør',
  group: (count) => `${count} regler`,
};
const event = fc.constantFrom<LeadsTo>('stop', 'deny', 'route-to-manual', 'approve');
const item = fc.record({
  object: fc.nat().map((number) => `rules/r${number}`),
  leadsTo: fc.array(event, { maxLength: 2 }),
  otherwise: fc.array(event, { maxLength: 1 }),
  isInForce: fc.boolean(),
});
const items = fc
  .uniqueArray(item, { selector: ({ object }) => object, maxLength: 40 })
  .map((list) =>
    list.map((own): OutlineItem => ({ ...own, paragraphs: [], since: undefined, next: undefined, rows: undefined })),
  );
const outlines: fc.Arbitrary<Outline> = fc.record({
  stages: fc
    .array(items, { minLength: 1, maxLength: 4 })
    .map((all) => all.map((own, index) => ({ stage: `s${index}`, items: own }))),
  beside: items.map((own) => [{ member: 'constraints' as const, items: own }]),
});

test('no box lies on another or outside the picture, folded or open', () => {
  fc.assert(
    fc.property(outlines, fc.constantFrom(undefined, 's0', 'constraints'), (outline, open) => {
      const picture = layOut(outline, words, open);
      const boxes = picture.rows.flatMap((row) => row.boxes);
      for (const [index, box] of boxes.entries()) {
        expect(box.x + box.width).toBeLessThanOrEqual(picture.width);
        expect(box.y + box.height).toBeLessThanOrEqual(picture.height);
        for (const other of boxes.slice(index + 1)) {
          const apart =
            box.x + box.width <= other.x ||
            other.x + other.width <= box.x ||
            box.y + box.height <= other.y ||
            other.y + other.height <= box.y;
          expect(apart).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('every rule that holds is in the open picture of its stage, each once, and none that does not hold', () => {
  fc.assert(
    fc.property(outlines, (outline) => {
      const shown = layOut(outline, words, 's0').rows.find(({ id }) => id === 's0');
      const objects = (shown?.boxes ?? []).flatMap(({ object }) => object ?? []);
      const holding = outline.stages[0]?.items.filter(({ isInForce }) => isInForce).map(({ object }) => object) ?? [];
      expect(objects.toSorted()).toEqual(holding.toSorted());
    }),
    { numRuns: 60 },
  );
});

test('a stage with very many rules is as low as one with few until it is opened', () => {
  const many = Array.from({ length: 58 }, (_, index): OutlineItem => ({
    object: `sections/s${index}`,
    leadsTo: ['approve'],
    otherwise: ['deny'],
    paragraphs: [],
    isInForce: true,
    since: undefined,
    next: undefined,
    rows: undefined,
  }));
  const outline: Outline = { stages: [{ stage: 'annexes', items: many }], beside: [] };
  const height = (open?: string) => layOut(outline, words, open).height;
  expect(height()).toBeLessThan(300);
  expect(height('annexes')).toBeGreaterThan(1000);
});

test('words are wrapped, long ones broken, none lost', () => {
  expect(wrap('Legemiddelet er forhåndsgodkjent', 14)).toEqual(['Legemiddelet', 'er', 'forhåndsgodkj-', 'ent']);
  fc.assert(
    fc.property(fc.lorem(), fc.integer({ min: 4, max: 30 }), (text, letters) => {
      const lines = wrap(text, letters);
      expect(lines.every((own) => own.length <= letters)).toBe(true);
      expect(lines.join('').replaceAll(/[-\s]/g, '')).toBe(text.replaceAll(/[-\s]/g, ''));
    }),
  );
});

test('what can be granted stands under approval, whatever it is otherwise', () => {
  expect(laneOf({ leadsTo: ['approve'], otherwise: ['deny'] })).toBe('approve');
  expect(laneOf({ leadsTo: [], otherwise: ['route-to-manual'] })).toBe('route-to-manual');
  expect(laneOf({ leadsTo: ['narrows'], otherwise: [] })).toBe('approve');
});
