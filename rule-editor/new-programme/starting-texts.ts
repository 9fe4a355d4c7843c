import type { Json, JsonObject } from '#engine/objects';
import { readObject, type RulesetContent } from '#engine/objects';

export type Text = { readonly nb: string; readonly nn?: string; readonly en?: string };
type Texts = { readonly [audience: string]: Text };

const inAll = (title: Text) => ({ nb: title.nb, nn: title.nn || title.nb, en: title.en || title.nb });

/** What a reason says before anybody has written something better. `fact`: with a number that there is a limit of. */
export function requirementTexts(title: Text, fact: string | undefined): Texts {
  const { nb, nn, en } = inAll(title);
  const given = fact === undefined ? undefined : `{${fact}}`;
  const long = {
    nb: `Kravet «${nb}» er ikke oppfylt.${given ? ` Det er oppgitt ${given}, og grensen er {limit}.` : ''}`,
    nn: `Kravet «${nn}» er ikkje oppfylt.${given ? ` Det er oppgitt ${given}, og grensa er {limit}.` : ''}`,
    en: `The requirement “${en}” is not met.${given ? ` ${given} was given, and the limit is {limit}.` : ''}`,
  };
  return {
    patient: long,
    submitter: long,
    caseWorker: { nb: long.nb },
    journalNote: { nb: `Ikke oppfylt: ${nb}.` },
  };
}

/** What an approval says. `hasEnd`: the decision has a last day. */
export function approvalTexts(title: Text, hasEnd: boolean): Texts {
  const { nb, nn, en } = inAll(title);
  const long = hasEnd
    ? {
        nb: `Søknaden om ${lower(nb)} er innvilget fra {grant.from} til og med {grant.to}.`,
        nn: `Søknaden om ${lower(nn)} er innvilga frå {grant.from} til og med {grant.to}.`,
        en: `The application for ${lower(en)} is granted from {grant.from} until {grant.to}.`,
      }
    : {
        nb: `Søknaden om ${lower(nb)} er innvilget fra {grant.from}.`,
        nn: `Søknaden om ${lower(nn)} er innvilga frå {grant.from}.`,
        en: `The application for ${lower(en)} is granted from {grant.from}.`,
      };
  return {
    patient: long,
    submitter: long,
    caseWorker: { nb: 'Alle krav er oppfylt.' },
    journalNote: { nb: `Innvilget: ${nb}.` },
  };
}

/** As it stands within a sentence: `Salgsbevilling` → `salgsbevilling`, but `NAV-kort` as it is. */
export const lower = (text: string) =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

const same = (left: Json | undefined, right: Json) => JSON.stringify(left) === JSON.stringify(right);

/** The texts of a reason when what they are made from changes: those that somebody has written stay. */
export function renewed(content: RulesetContent, reason: string, before: Texts | undefined, after: Texts): JsonObject {
  const now = readObject(content, `texts/${reason}`);
  if (now === undefined || (before !== undefined && same(now, before as JsonObject))) return after as JsonObject;
  return now as JsonObject;
}

/** How one complains, before anybody has written something better. */
export const remedyText: Text = {
  nb: 'Du kan klage på vedtaket. Skriv hva du er uenig i, og hvorfor. Fristen regnes fra den dagen du fikk vedtaket.',
  nn: 'Du kan klage på vedtaket. Skriv kva du er usamd i, og kvifor. Fristen blir rekna frå den dagen du fekk vedtaket.',
  en: 'You may appeal the decision. Write what you disagree with, and why. The time limit counts from the day you received the decision.',
};

export const automatedText: Text = {
  nb: 'Saken er behandlet automatisk. Reglene er de samme som når en saksbehandler avgjør saken.',
  nn: 'Saka er behandla automatisk. Reglane er dei same som når ein saksbehandlar avgjer saka.',
  en: 'The case was handled automatically. The rules are the same as when a case worker decides.',
};

export const manualControlText: Text = {
  nb: 'Du kan be om at en saksbehandler kontrollerer vedtaket.',
  nn: 'Du kan be om at ein saksbehandlar kontrollerer vedtaket.',
  en: 'You may ask for the decision to be checked by a case worker.',
};
