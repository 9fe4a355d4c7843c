import type { ProblemType } from '../../api/problem.ts';
import type { WordsOf } from '../app/language.tsx';

/** What may keep the service from doing what it is asked; `offline`: it cannot be reached. */
export type Refusal = ProblemType | 'offline';
/** What has happened, and what to do. */
type Table = Readonly<Record<Refusal, readonly [happened: string, help: string]>>;

const nb: Table = {
  offline: [
    'Vi får ikke kontakt med tjenesten.',
    'Sjekk nettet. Det du har skrevet, er tatt vare på her og blir sendt når kontakten er tilbake.',
  ],
  unavailable: [
    'Tjenesten er opptatt eller nede.',
    'Vent litt og prøv igjen. Det du har skrevet, er tatt vare på her.',
  ],
  'not-signed-in': [
    'Du er ikke logget inn.',
    'Logg inn øverst på siden. Har du skrevet noe, er det tatt vare på i nettleseren.',
  ],
  'not-allowed': ['Du har ikke tilgang til dette.', 'Be den som styrer tilgangene, om en annen rolle.'],
  'not-found': ['Dette finnes ikke.', 'Lenken kan være gammel. Gå til forsiden og søk.'],
  'own-draft': [
    'Du har vært med på å endre dette utkastet.',
    'En annen må godkjenne og publisere det. Send det til en kollega.',
  ],
  'second-person-needed': ['En annen må gjøre dette.', 'Be en kollega om å bekrefte.'],
  'draft-not-open': [
    'Utkastet kan ikke endres slik nå.',
    'Det er sendt til godkjenning, godkjent eller publisert. Last siden på nytt for å se hva som har skjedd.',
  ],
  'draft-not-ready': ['Utkastet er ikke klart.', 'Rett det som står nedenfor, og prøv igjen.'],
  'draft-behind': ['En annen har publisert en ny utgave i mellomtiden.', 'Legg utkastet på den nye utgaven først.'],
  'draft-moved': ['Noen har endret utkastet i mellomtiden.', 'Last siden på nytt, se over og prøv igjen.'],
  'programme-exists': ['Det finnes en ordning med dette navnet.', 'Velg et annet navn, eller endre den som finnes.'],
  'suspension-lifted': ['Stansen er alt opphevet.', 'Last siden på nytt.'],
  'case-decided': ['Saken er avgjort.', 'Last siden på nytt for å se vedtaket.'],
  'decision-superseded': ['Et nyere vedtak har tatt plassen.', 'Se det nyeste vedtaket.'],
  'appeal-pending': ['Vedtaket er påklaget.', 'Vent til klagen er behandlet.'],
  'evaluation-outdated': ['Saken er vurdert på nytt.', 'Les saken igjen.'],
  'overlapping-grant': ['Det gjelder alt en innvilgelse i dette tidsrommet.', 'Velg et annet tidsrom.'],
  'invalid-request': ['Noe i det som ble sendt, kan ikke tas imot.', 'Rett det som står nedenfor, og prøv igjen.'],
  'malformed-request': ['Det som ble sendt, kan ikke leses.', 'Last siden på nytt og prøv igjen.'],
  'payload-too-large': ['Det som ble sendt, er for stort.', 'Del det opp, eller send en mindre fil.'],
  'unsupported-media-type': ['Filen er av feil slag.', 'Velg en zip-fil som er lastet ned herfra.'],
  'version-missing': ['Siden er ikke oppdatert.', 'Last siden på nytt og prøv igjen.'],
  'idempotency-key-missing': ['Det som ble sendt, kan ikke leses.', 'Last siden på nytt og prøv igjen.'],
  'idempotency-key-reused': ['Dette er sendt før med et annet innhold.', 'Last siden på nytt og prøv igjen.'],
  'idempotency-key-in-use': ['Det samme er under behandling.', 'Vent litt og prøv igjen.'],
  'foreign-origin': ['Forespørselen kom fra et annet nettsted.', 'Åpne denne siden på nytt og prøv igjen.'],
  'misdirected-request': ['Tjenesten svarer ikke under dette navnet.', 'Bruk adressen du vanligvis bruker.'],
  'sign-in-failed': ['Innloggingen ble ikke fullført.', 'Logg inn på nytt.'],
  stopped: ['Det er ikke grunn til eller anledning til å søke om dette.', 'Se begrunnelsen.'],
  'internal-error': ['Noe gikk galt.', 'Last siden på nytt. Skjer det igjen, så meld fra med tidspunktet.'],
};

const nn: Table = {
  offline: [
    'Vi får ikkje kontakt med tenesta.',
    'Sjekk nettet. Det du har skrive, er teke vare på her og blir sendt når kontakten er tilbake.',
  ],
  unavailable: ['Tenesta er oppteken eller nede.', 'Vent litt og prøv igjen. Det du har skrive, er teke vare på her.'],
  'not-signed-in': [
    'Du er ikkje logga inn.',
    'Logg inn øvst på sida. Har du skrive noko, er det teke vare på i nettlesaren.',
  ],
  'not-allowed': ['Du har ikkje tilgang til dette.', 'Be den som styrer tilgangane, om ei anna rolle.'],
  'not-found': ['Dette finst ikkje.', 'Lenkja kan vere gammal. Gå til framsida og søk.'],
  'own-draft': [
    'Du har vore med på å endre dette utkastet.',
    'Ein annan må godkjenne og publisere det. Send det til ein kollega.',
  ],
  'second-person-needed': ['Ein annan må gjere dette.', 'Be ein kollega om å stadfeste.'],
  'draft-not-open': [
    'Utkastet kan ikkje endrast slik no.',
    'Det er sendt til godkjenning, godkjent eller publisert. Last sida på nytt for å sjå kva som har hendt.',
  ],
  'draft-not-ready': ['Utkastet er ikkje klart.', 'Rett det som står nedanfor, og prøv igjen.'],
  'draft-behind': ['Ein annan har publisert ei ny utgåve i mellomtida.', 'Legg utkastet på den nye utgåva først.'],
  'draft-moved': ['Nokon har endra utkastet i mellomtida.', 'Last sida på nytt, sjå over og prøv igjen.'],
  'programme-exists': ['Det finst ei ordning med dette namnet.', 'Vel eit anna namn, eller endre den som finst.'],
  'suspension-lifted': ['Stansen er alt oppheva.', 'Last sida på nytt.'],
  'case-decided': ['Saka er avgjord.', 'Last sida på nytt for å sjå vedtaket.'],
  'decision-superseded': ['Eit nyare vedtak har teke plassen.', 'Sjå det nyaste vedtaket.'],
  'appeal-pending': ['Vedtaket er påklaga.', 'Vent til klaga er behandla.'],
  'evaluation-outdated': ['Saka er vurdert på nytt.', 'Les saka igjen.'],
  'overlapping-grant': ['Det gjeld alt ei innvilging i dette tidsrommet.', 'Vel eit anna tidsrom.'],
  'invalid-request': [
    'Noko i det som vart sendt, kan ikkje takast imot.',
    'Rett det som står nedanfor, og prøv igjen.',
  ],
  'malformed-request': ['Det som vart sendt, kan ikkje lesast.', 'Last sida på nytt og prøv igjen.'],
  'payload-too-large': ['Det som vart sendt, er for stort.', 'Del det opp, eller send ei mindre fil.'],
  'unsupported-media-type': ['Fila er av feil slag.', 'Vel ei zip-fil som er lasta ned herifrå.'],
  'version-missing': ['Sida er ikkje oppdatert.', 'Last sida på nytt og prøv igjen.'],
  'idempotency-key-missing': ['Det som vart sendt, kan ikkje lesast.', 'Last sida på nytt og prøv igjen.'],
  'idempotency-key-reused': ['Dette er sendt før med eit anna innhald.', 'Last sida på nytt og prøv igjen.'],
  'idempotency-key-in-use': ['Det same er under behandling.', 'Vent litt og prøv igjen.'],
  'foreign-origin': ['Førespurnaden kom frå ein annan nettstad.', 'Opne denne sida på nytt og prøv igjen.'],
  'misdirected-request': ['Tenesta svarar ikkje under dette namnet.', 'Bruk adressa du vanlegvis bruker.'],
  'sign-in-failed': ['Innlogginga vart ikkje fullført.', 'Logg inn på nytt.'],
  stopped: ['Det er ikkje grunn til eller høve til å søkje om dette.', 'Sjå grunngivinga.'],
  'internal-error': ['Noko gjekk gale.', 'Last sida på nytt. Skjer det igjen, så meld frå med tidspunktet.'],
};

const en: Table = {
  offline: [
    'The service cannot be reached.',
    'Check the network. What you have written is kept here and is sent when the connection is back.',
  ],
  unavailable: ['The service is busy or down.', 'Wait a little and try again. What you have written is kept here.'],
  'not-signed-in': [
    'You are not signed in.',
    'Sign in at the top of the page. If you have written something, it is kept in the browser.',
  ],
  'not-allowed': ['You have no access to this.', 'Ask whoever manages access for another role.'],
  'not-found': ['There is no such thing.', 'The link may be old. Go to the front page and search.'],
  'own-draft': [
    'You have had a part in changing this draft.',
    'Somebody else must approve and publish it. Send it to a colleague.',
  ],
  'second-person-needed': ['Somebody else must do this.', 'Ask a colleague to confirm it.'],
  'draft-not-open': [
    'The draft cannot be changed in this way now.',
    'It has been sent for approval, approved or published. Load the page again to see what has happened.',
  ],
  'draft-not-ready': ['The draft is not ready.', 'Put right what stands below, and try again.'],
  'draft-behind': [
    'Somebody else has published a new edition in the meantime.',
    'Put the draft on the new edition first.',
  ],
  'draft-moved': [
    'Somebody has changed the draft in the meantime.',
    'Load the page again, look it over and try again.',
  ],
  'programme-exists': ['There is a programme with this name.', 'Choose another name, or change the one that exists.'],
  'suspension-lifted': ['The suspension has been lifted already.', 'Load the page again.'],
  'case-decided': ['The case has been decided.', 'Load the page again to see the decision.'],
  'decision-superseded': ['A later decision has taken its place.', 'See the latest decision.'],
  'appeal-pending': ['The decision has been appealed.', 'Wait until the appeal is settled.'],
  'evaluation-outdated': ['The case has been considered again.', 'Read the case again.'],
  'overlapping-grant': ['Something is granted for this period already.', 'Choose another period.'],
  'invalid-request': ['Something in what was sent cannot be accepted.', 'Put right what stands below, and try again.'],
  'malformed-request': ['What was sent cannot be read.', 'Load the page again and try again.'],
  'payload-too-large': ['What was sent is too large.', 'Divide it, or send a smaller file.'],
  'unsupported-media-type': ['The file is of the wrong kind.', 'Choose a zip file that was downloaded from here.'],
  'version-missing': ['The page is out of date.', 'Load the page again and try again.'],
  'idempotency-key-missing': ['What was sent cannot be read.', 'Load the page again and try again.'],
  'idempotency-key-reused': ['This was sent before with other content.', 'Load the page again and try again.'],
  'idempotency-key-in-use': ['The same is being handled.', 'Wait a little and try again.'],
  'foreign-origin': ['The request came from another site.', 'Open this page again and try again.'],
  'misdirected-request': ['The service does not answer under this name.', 'Use the address that you usually use.'],
  'sign-in-failed': ['The sign-in was not completed.', 'Sign in again.'],
  stopped: ['There is no need or no right to apply for this.', 'See the reasons.'],
  'internal-error': ['Something went wrong.', 'Load the page again. If it happens again, report it with the time.'],
};

export const refusals: WordsOf<Table> = { nb, nn, en };

/** Which refusal it is; one that is not known is told as what its status stands for. */
export function refusalOf({ status, problem }: { readonly status: number; readonly problem: string }): Refusal {
  if (status === 0) return 'offline';
  if (Object.hasOwn(nb, problem)) return problem as Refusal;
  const usual = { 401: 'not-signed-in', 403: 'not-allowed', 404: 'not-found', 503: 'unavailable' } as const;
  return usual[status as keyof typeof usual] ?? 'internal-error';
}
