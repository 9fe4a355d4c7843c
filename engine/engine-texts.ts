import type { ReasonTexts } from './ruleset-document.ts';

/** Texts of the engine's own reasons. A ruleset may have its own under the same code. */

const both = (nb: string, nn: string, en: string): Pick<ReasonTexts, 'patient' | 'submitter'> => ({
  patient: { nb, nn, en },
  submitter: { nb, nn, en },
});

export const ENGINE_TEXTS: { readonly [code: string]: ReasonTexts } = {
  MISSING_FACTS: {
    ...both(
      'Søknaden mangler opplysninger. Derfor ser en saksbehandler på den.',
      'Søknaden manglar opplysningar. Difor ser ein saksbehandlar på han.',
      'Some information is missing. A case worker will therefore look at the application.',
    ),
    caseWorker: { nb: 'Opplysninger mangler. Innhent dem, eller vurder saken uten dem.' },
    journalNote: { nb: 'Til saksbehandler: opplysninger mangler.', nn: 'Til saksbehandlar: opplysningar manglar.' },
  },
  NEEDS_DISCRETION: {
    ...both(
      'Reglene krever en vurdering som et menneske må gjøre. Derfor ser en saksbehandler på søknaden.',
      'Reglane krev ei vurdering som eit menneske må gjere. Difor ser ein saksbehandlar på søknaden.',
      'The rules require an assessment that a person must make. A case worker will therefore look at the application.',
    ),
    caseWorker: { nb: 'Svar på spørsmålene om skjønn, med begrunnelse.' },
    journalNote: { nb: 'Til saksbehandler: skjønnsvurdering.', nn: 'Til saksbehandlar: skjønsvurdering.' },
  },
  AMBIGUOUS_GRANT: {
    ...both(
      'Flere regler gir rett til støtte, men ikke den samme. En saksbehandler avgjør hva som gjelder.',
      'Fleire reglar gir rett til støtte, men ikkje den same. Ein saksbehandlar avgjer kva som gjeld.',
      'Several rules give a right, but not the same one. A case worker will decide which applies.',
    ),
    caseWorker: { nb: 'Flere innvilgelser gjelder og gir ulikt vedtak. Velg hvilken som skal brukes.' },
    journalNote: { nb: 'Til saksbehandler: flere mulige vedtak.', nn: 'Til saksbehandlar: fleire moglege vedtak.' },
  },
  EMPTY_GRANT: {
    ...both(
      'Vilkårene kan være oppfylt, men det er ikke noe igjen å innvilge. En saksbehandler ser på søknaden.',
      'Vilkåra kan vere oppfylte, men det er ikkje noko igjen å innvilge. Ein saksbehandlar ser på søknaden.',
      'The conditions may be met, but nothing is left to grant. A case worker will look at the application.',
    ),
    caseWorker: { nb: 'Vedtaket ville blitt tomt: perioden er over, eller ingenting er igjen etter begrensningene.' },
    journalNote: { nb: 'Til saksbehandler: tomt vedtak.', nn: 'Til saksbehandlar: tomt vedtak.' },
  },
  OVERLAPPING_GRANT: {
    ...both(
      'Det finnes allerede et vedtak for samme periode. En saksbehandler ser på søknaden.',
      'Det finst alt eit vedtak for same perioden. Ein saksbehandlar ser på søknaden.',
      'There is already a decision for the same period. A case worker will look at the application.',
    ),
    caseWorker: { nb: 'Innvilgelsen ville overlappe et gyldig vedtak. Avgjør om det gamle skal erstattes.' },
    journalNote: {
      nb: 'Til saksbehandler: overlapper gyldig vedtak.',
      nn: 'Til saksbehandlar: overlappar gyldig vedtak.',
    },
  },
  NO_RULE_APPLIED: {
    ...both(
      'Ingen av reglene vi avgjør automatisk, passer på søknaden. En saksbehandler ser på den.',
      'Ingen av reglane vi avgjer automatisk, passar på søknaden. Ein saksbehandlar ser på han.',
      'None of the rules that are decided automatically fits the application. A case worker will look at it.',
    ),
    caseWorker: { nb: 'Ingen regel traff. Vurder søknaden etter loven.' },
    journalNote: { nb: 'Til saksbehandler: ingen regel traff.', nn: 'Til saksbehandlar: ingen regel trefte.' },
  },
  TABLE_NOT_UNIQUE: {
    ...both(
      'Reglene passer på flere måter. En saksbehandler avgjør hva som gjelder.',
      'Reglane passar på fleire måtar. Ein saksbehandlar avgjer kva som gjeld.',
      'The rules fit in more than one way. A case worker will decide which applies.',
    ),
    caseWorker: { nb: 'Flere rader i tabellen passer: {rows}. Avgjør hvilken som gjelder, og meld fra om regelen.' },
    journalNote: { nb: 'Til saksbehandler: flere regler passer.', nn: 'Til saksbehandlar: fleire reglar passar.' },
  },
  RECOMMENDED: {
    ...both(
      'En saksbehandler ser på søknaden før den avgjøres.',
      'Ein saksbehandlar ser på søknaden før han blir avgjord.',
      'A case worker will look at the application before it is decided.',
    ),
    caseWorker: { nb: 'Reglene gir en anbefaling. Kontroller den og fatt vedtak.' },
    journalNote: { nb: 'Til saksbehandler: anbefaling foreligger.', nn: 'Til saksbehandlar: tilråding ligg føre.' },
  },
  EXCEPTION_CLAIMED: {
    ...both(
      'Et vilkår er ikke oppfylt, men det er oppgitt grunner som kan gi unntak. En saksbehandler vurderer dem.',
      'Eit vilkår er ikkje oppfylt, men det er oppgitt grunnar som kan gi unntak. Ein saksbehandlar vurderer dei.',
      'A condition is not met, but reasons for an exception were given. A case worker will assess them.',
    ),
    caseWorker: { nb: 'Unntak er påberopt. Vurder om det er grunn til å gjøre unntak.' },
    journalNote: { nb: 'Til saksbehandler: unntak påberopt.', nn: 'Til saksbehandlar: unntak kravd.' },
  },
  STOP_UNCERTAIN: {
    ...both(
      'Det er usikkert om det er nødvendig å søke. En saksbehandler ser på søknaden.',
      'Det er usikkert om det er nødvendig å søkje. Ein saksbehandlar ser på søknaden.',
      'It is uncertain whether an application is needed. A case worker will look at it.',
    ),
    caseWorker: { nb: 'Veiledningen sier stopp, men en innvilgelse er fortsatt mulig.' },
    journalNote: {
      nb: 'Til saksbehandler: usikkert om søknad trengs.',
      nn: 'Til saksbehandlar: usikkert om søknad trengst.',
    },
  },
  STOP_CONTESTED: {
    ...both(
      'Søknaden ble sendt selv om veiledningen sier at den ikke trengs. En saksbehandler ser på den.',
      'Søknaden vart send sjølv om rettleiinga seier at han ikkje trengst. Ein saksbehandlar ser på han.',
      'The application was sent although the guidance says that it is not needed. A case worker will look at it.',
    ),
    caseWorker: { nb: 'Søkeren er uenig i veiledningen. Vurder søknaden.' },
    journalNote: { nb: 'Til saksbehandler: sendt tross veiledning.', nn: 'Til saksbehandlar: send trass rettleiing.' },
  },
  VALUE_MISSING: {
    ...both(
      'Regelen bruker en verdi som ennå ikke er fastsatt for denne tiden. En saksbehandler ser på søknaden.',
      'Regelen bruker ein verdi som enno ikkje er fastsett for denne tida. Ein saksbehandlar ser på søknaden.',
      'The rule uses an amount or limit that is not yet set for this time. A case worker will look at the application.',
    ),
    caseWorker: {
      nb: 'Parameteren {name} mangler verdi ({date}). Finn verdien i kilden, og meld fra til regelforvalter.',
    },
    journalNote: {
      nb: 'Til saksbehandler: verdi i regelen mangler.',
      nn: 'Til saksbehandlar: verdi i regelen manglar.',
    },
  },
  CONTRADICTORY_FACTS: {
    ...both(
      'Opplysningene i søknaden passer ikke sammen. En saksbehandler ser på den.',
      'Opplysningane i søknaden passar ikkje saman. Ein saksbehandlar ser på han.',
      'The information in the application does not agree. A case worker will look at it.',
    ),
    caseWorker: { nb: 'Opplysningene motsier hverandre. Avklar hva som er riktig.' },
    journalNote: {
      nb: 'Til saksbehandler: opplysninger motsier hverandre.',
      nn: 'Til saksbehandlar: opplysningar motseier kvarandre.',
    },
  },
  SUSPENDED: {
    ...both(
      'Automatisk behandling er satt på pause for denne regelen. En saksbehandler ser på søknaden.',
      'Automatisk behandling er sett på pause for denne regelen. Ein saksbehandlar ser på søknaden.',
      'Automatic processing is paused for this rule. A case worker will look at the application.',
    ),
    caseWorker: { nb: 'Regelen er suspendert. Kontroller anbefalingen særlig nøye.' },
    journalNote: {
      nb: 'Til saksbehandler: automatisk behandling på pause.',
      nn: 'Til saksbehandlar: automatisk behandling på pause.',
    },
  },
};
