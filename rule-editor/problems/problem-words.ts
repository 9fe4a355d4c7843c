import type { Problem } from '#engine';
import { problemCodes, type ProblemCode } from '#engine/words';
import type { Language } from '../app/language.tsx';
import { inEnglish } from './in-english.ts';
import { inNorwegian } from './phrases/in-norwegian.ts';

/** What a problem means, and what to do about it. */
export type ProblemWords = readonly [means: string, hint: string];
type Table = Readonly<Record<ProblemCode, ProblemWords>>;

const nb: Table = {
  MALFORMED_JSON: ['Teksten er ikke hel.', 'Rett den på dette stedet.'],
  INVALID_UNICODE: ['En tekst har et halvt tegn.', 'Skriv tegnet på nytt.'],
  DUPLICATE_KEY: ['Det samme navnet står to ganger.', 'Fjern det ene, eller gi det et annet navn.'],
  FORBIDDEN_KEY: ['Et navn som ikke kan brukes.', 'Velg et annet navn.'],
  TOO_DEEP: [
    'For mange nivåer inni hverandre.',
    'Del opp, for eksempel med navngitte vilkår og utledede opplysninger.',
  ],
  NUMBER_NOT_INTEGER: [
    'Et tall med desimaler, eller et for stort tall, står uten anførselstegn.',
    'Skriv desimaltall i anførselstegn, som "3.6".',
  ],
  MISSING_FILE: ['Mappen mangler ruleset.json.', 'Legg den til.'],
  UNKNOWN_FILE: ['Mappen har en fil som ikke hører til.', 'Flytt eller fjern filen.'],
  WRONG_SHAPE: ['Verdien er av feil slag.', 'Skriv en verdi av det slaget som skal stå her.'],
  MISSING_KEY: ['Noe som må være med, mangler.', 'Legg det til.'],
  UNKNOWN_KEY: ['Dette navnet finnes ikke her.', 'Fjern det, eller rett navnet.'],
  NOT_AN_OPTION: ['Dette er ikke et av ordene som kan stå her.', 'Velg et av dem.'],
  MALFORMED: ['Teksten har ikke den formen den skal ha.', 'Skriv den i den formen.'],
  OUT_OF_BOUNDS: [
    'Et tall, en tekst eller en liste er for liten eller for stor.',
    'Hold den innenfor grensene, eller la den være ute.',
  ],
  NO_FORM: ['Det som står her, har ingen av formene som er mulige.', 'Velg en av formene.'],
  UNDECLARED_FACT: ['Denne opplysningen finnes ikke.', 'Lag den under Opplysninger, eller velg en annen.'],
  UNDECLARED_FIELD: ['Listen har ikke dette feltet.', 'Legg feltet til, eller velg et annet.'],
  UNDECLARED_ROLE: ['Gruppen har ikke denne rollen.', 'Legg rollen til, eller velg en annen.'],
  UNDECLARED_PARAMETER: ['Denne verdien finnes ikke.', 'Lag den under Verdier, eller velg en annen.'],
  UNDECLARED_CONDITION: ['Dette navngitte vilkåret finnes ikke.', 'Lag det, eller velg et annet.'],
  UNDECLARED_GROUP: ['Denne gruppen finnes ikke.', 'Lag den, eller velg en annen.'],
  UNDECLARED_STAGE: ['Dette steget finnes ikke.', 'Velg et av stegene i ordningen, eller legg det til.'],
  UNDECLARED_SYSTEM: ['Dette kodeverket finnes ikke.', 'Legg det til, eller velg et annet.'],
  UNDECLARED_GRANT_FIELD: ['Vedtaket har ikke dette feltet.', 'Legg feltet til, eller velg et annet.'],
  UNDECLARED_COLUMN: ['Tabellen har ikke denne kolonnen.', 'Legg kolonnen til, eller fjern cellen.'],
  UNDECLARED_REQUIREMENT: ['Kravet som skal erstattes, finnes ikke.', 'Rett navnet på avsnittet eller kravet.'],
  UNDECLARED_LIST: ['Denne listen finnes ikke.', 'Lag den under Opplysninger, eller velg en annen.'],
  DUPLICATE_ID: ['To har samme navn.', 'Gi den ene et annet navn, eller fjern den.'],
  RESERVED_NAME: ['Dette navnet er opptatt.', 'Velg et annet navn.'],
  CYCLE: ['Dette bygger på seg selv.', 'Bryt ringen ved ett av disse navnene.'],
  MISSING_ATTRIBUTE: ['Noe som trengs for denne typen, mangler.', 'Legg det til.'],
  SUPERFLUOUS_ATTRIBUTE: ['Dette betyr ingenting her.', 'Fjern det.'],
  WRONG_RANGE: ['Den laveste verdien er over den høyeste.', 'Bytt om de to.'],
  WRONG_LOOKUP: [
    'Oppslaget kan ikke gjøres med det som er oppgitt.',
    'Rett hvem som oppgir opplysningen, eller fjern oppslaget.',
  ],
  WRONG_DISCRETION: [
    'Et spørsmål om skjønn må være ja eller nei fra en saksbehandler.',
    'Gjør det til et ja/nei-spørsmål til saksbehandleren.',
  ],
  WRONG_CONFIRMATION: [
    'Bekreftelsen det vises til, er ikke en bekreftelse fra pasienten.',
    'Lag en slik bekreftelse, og vis til den.',
  ],
  WRONG_PATTERN: ['Mønsteret kan ikke kontrolleres trygt.', 'Skriv det med det som er tillatt.'],
  WRONG_GROUP: [
    'De som er med i gruppen, har ulike roller eller typer.',
    'Gi alle de samme rollene, med like opplysninger.',
  ],
  WRONG_MEET: ['Slik kan ikke dette feltet snevres inn.', 'Velg en måte som passer til typen.'],
  WRONG_ASKED: ['Opplysningen om hva det ble søkt om, er av en annen type.', 'Velg en opplysning av samme type.'],
  WRONG_TYPE: ['Verdien er av en annen type enn den som trengs.', 'Bruk en verdi av den typen.'],
  AMBIGUOUS_LITERAL: ['Det går ikke fram hva slags verdi dette er.', 'Vis til en opplysning eller en verdi i stedet.'],
  WRONG_OPERATOR: ['Slik kan ikke denne opplysningen sammenlignes.', 'Velg en sammenligning som passer.'],
  MISSING_OPERAND: ['Sammenligningen mangler en verdi.', 'Skriv verdien.'],
  SUPERFLUOUS_OPERAND: ['Denne sammenligningen tar ingen verdi.', 'Fjern verdien.'],
  NOT_ALLOWED_VALUE: ['Opplysningen kan ikke ha denne verdien.', 'Velg en av verdiene den kan ha.'],
  IMPOSSIBLE_DATE: ['Denne dagen finnes ikke.', 'Rett datoen.'],
  TOO_MANY_DIGITS: ['For mange desimaler.', 'Skriv færre, eller tillat flere.'],
  NUMBER_TOO_LARGE: ['Tallet er for stort.', 'Skriv et mindre tall.'],
  SCALE_TOO_LARGE: [
    'Svaret får mer enn ni desimaler.',
    'Del med en bestemt avrunding, eller gang den andre siden i stedet.',
  ],
  NOT_A_CODE: ['Dette er ikke en kode i kodeverket.', 'Rett koden.'],
  CODE_NOT_EXACT: ['Her trengs en hel kode.', 'Skriv hele koden, eller spør om koden er i en liste.'],
  SYSTEMS_DIFFER: ['Koder fra ulike kodeverk kan ikke sammenlignes.', 'Sammenlign koder fra samme kodeverk.'],
  EMPTY_INTERVAL: ['Ingen verdi passer i dette området.', 'Skriv én eller to grenser, den laveste først.'],
  NEVER_NONE: ['Denne opplysningen er aldri «ingen».', 'Tillat «ingen», eller fjern vilkåret.'],
  MAY_BE_NONE: [
    'Dette kan bli «ingen», og det er ikke tillatt her.',
    'Tillat «ingen», eller velg en annen verdi når det er slik.',
  ],
  WRONG_ARGUMENTS: ['Utregningen har for få, for mange eller feil deler.', 'Rett delene.'],
  NO_ENTRY_HERE: [
    'Et felt i en liste er brukt der det ikke er noen oppføring.',
    'Bruk en opplysning, eller en utregning over listen.',
  ],
  NO_MEMBER_HERE: ['En rolle er brukt utenfor gruppen.', 'Si hvem i gruppen det gjelder, eller bruk en opplysning.'],
  NOT_COUNTED: ['Listen har ingen regler for hva som teller med.', 'Lag slike regler, eller tell alt.'],
  UNREACHABLE: ['Det kreves flere enn det er å velge mellom.', 'Krev færre, eller legg til flere.'],
  FIRST_HAS_BOUNDARY: [
    'Den første versjonen har en dato den gjelder fra.',
    'Fjern datoen, eller sett en versjon uten innhold foran.',
  ],
  MISSING_BOUNDARY: [
    'En senere versjon mangler datoen den gjelder fra.',
    'Si fra når den gjelder, og hvilken dato det måles etter.',
  ],
  BOUNDARIES_NOT_ASCENDING: ['Versjonene står ikke i rekkefølge.', 'Sett den eldste først.'],
  NOTHING_BUT_NONE: ['Den eneste versjonen er tom.', 'Fjern den helt.'],
  MISSING_GRANT: ['En innvilgelse sier ikke hva som gis.', 'Si hva som innvilges.'],
  SUPERFLUOUS_GRANT: ['Dette er ikke en innvilgelse og kan ikke gi noe.', 'Fjern det som gis.'],
  NOT_NARROWABLE: ['Dette feltet kan ikke snevres inn.', 'Velg en annen måte å snevre inn på, eller la være.'],
  SUPERFLUOUS_EXCEPTIONS: ['Det er unntak fra noe som ikke avslår.', 'Fjern unntakene.'],
  NOTHING_REQUIRED: [
    'Avsnittet verken krever eller innvilger noe.',
    'Legg til et krav eller en innvilgelse, eller fjern avsnittet.',
  ],
  OVERLAPPING_REPLACEMENTS: [
    'To erstatninger av samme krav kan gjelde samtidig.',
    'Gjør det klart når hver av dem gjelder, eller slå dem sammen.',
  ],
  DENY_WITHOUT_LAW: [
    'Et avslag viser ikke til lov eller forskrift.',
    'Vis til bestemmelsen som gir hjemmel for avslaget.',
  ],
  AUTOMATIC_WITHOUT_BASIS: [
    'Et automatisk avslag sier ikke hvorfor en maskin kan avslå.',
    'Skriv grunnlaget, eller la et menneske avgjøre.',
  ],
  AUTOMATIC_NOT_VERIFIED: [
    'Et automatisk avslag bygger på en hjemmel som ikke er kontrollert.',
    'Kontroller hjemmelen, eller la et menneske avgjøre.',
  ],
  AUTOMATIC_WITHOUT_EXCEPTIONS: [
    'Et automatisk avslag sier ikke hvilke unntak som finnes.',
    'Skriv unntakene, også når det ikke er noen.',
  ],
  AUTOMATIC_ON_CONTESTED_FACT: [
    'Et automatisk avslag bygger på noe pasienten kan være uenig i.',
    'Krev at pasienten har bekreftet det, eller la et menneske avgjøre.',
  ],
  AUTOMATIC_ON_RECALLED_LAW: [
    'Et automatisk utfall bygger på en hjemmel som bare er husket.',
    'Kontroller hjemmelen, eller la et menneske avgjøre.',
  ],
  RECALLED_PARAMETER: ['Verdien er bare husket, ikke lest i en kilde.', 'Skriv at den mangler til den er funnet.'],
  MISSING_TEXT: [
    'En begrunnelse mangler en tekst den må ha.',
    'Skriv teksten under Tekster, eller velg en annen begrunnelse.',
  ],
  UNKNOWN_PLACEHOLDER: ['Det som står i klammer, er ikke navnet på noe.', 'Velg et navn som finnes.'],
  PLACEHOLDER_WITHOUT_VALUE: [
    'Ikke alle regler med denne begrunnelsen gir verdien i klammene.',
    'La reglene gi verdien, eller endre teksten.',
  ],
  PLACEHOLDERS_DIFFER: ['Språkene har ulike verdier i klammer.', 'Bruk de samme i alle språk.'],
  MALFORMED_PLACEHOLDER: ['En klamme er ikke lukket.', 'Lukk den, eller skriv den to ganger.'],
  UNUSED: ['Ingenting bruker dette.', 'Ta det i bruk, eller fjern det.'],
  WITHOUT_EFFECT: ['Dette endrer ingenting.', 'Fjern det, eller endre det det bygger på.'],
  UNITS_DIFFER: ['To verdier med ulik enhet blir sammenlignet.', 'Bruk samme enhet.'],
  WITHOUT_SOURCE: ['Verdien sier ikke hvor den kommer fra.', 'Skriv kilden, og hvor godt den er lest.'],
};

const nn: Table = {
  MALFORMED_JSON: ['Teksten er ikkje heil.', 'Rett han på denne staden.'],
  INVALID_UNICODE: ['Ein tekst har eit halvt teikn.', 'Skriv teiknet på nytt.'],
  DUPLICATE_KEY: ['Det same namnet står to gonger.', 'Fjern det eine, eller gi det eit anna namn.'],
  FORBIDDEN_KEY: ['Eit namn som ikkje kan brukast.', 'Vel eit anna namn.'],
  TOO_DEEP: ['For mange nivå inni kvarandre.', 'Del opp, til dømes med namngitte vilkår og utleidde opplysningar.'],
  NUMBER_NOT_INTEGER: [
    'Eit tal med desimalar, eller eit for stort tal, står utan hermeteikn.',
    'Skriv desimaltal i hermeteikn, som "3.6".',
  ],
  MISSING_FILE: ['Mappa manglar ruleset.json.', 'Legg ho til.'],
  UNKNOWN_FILE: ['Mappa har ei fil som ikkje høyrer til.', 'Flytt eller fjern fila.'],
  WRONG_SHAPE: ['Verdien er av feil slag.', 'Skriv ein verdi av det slaget som skal stå her.'],
  MISSING_KEY: ['Noko som må vere med, manglar.', 'Legg det til.'],
  UNKNOWN_KEY: ['Dette namnet finst ikkje her.', 'Fjern det, eller rett namnet.'],
  NOT_AN_OPTION: ['Dette er ikkje eit av orda som kan stå her.', 'Vel eit av dei.'],
  MALFORMED: ['Teksten har ikkje den forma han skal ha.', 'Skriv han i den forma.'],
  OUT_OF_BOUNDS: [
    'Eit tal, ein tekst eller ei liste er for lita eller for stor.',
    'Hald henne innanfor grensene, eller la henne vere ute.',
  ],
  NO_FORM: ['Det som står her, har ingen av formene som er moglege.', 'Vel ei av formene.'],
  UNDECLARED_FACT: ['Denne opplysninga finst ikkje.', 'Lag henne under Opplysningar, eller vel ei anna.'],
  UNDECLARED_FIELD: ['Lista har ikkje dette feltet.', 'Legg feltet til, eller vel eit anna.'],
  UNDECLARED_ROLE: ['Gruppa har ikkje denne rolla.', 'Legg rolla til, eller vel ei anna.'],
  UNDECLARED_PARAMETER: ['Denne verdien finst ikkje.', 'Lag han under Verdiar, eller vel ein annan.'],
  UNDECLARED_CONDITION: ['Dette namngitte vilkåret finst ikkje.', 'Lag det, eller vel eit anna.'],
  UNDECLARED_GROUP: ['Denne gruppa finst ikkje.', 'Lag henne, eller vel ei anna.'],
  UNDECLARED_STAGE: ['Dette steget finst ikkje.', 'Vel eit av stega i ordninga, eller legg det til.'],
  UNDECLARED_SYSTEM: ['Dette kodeverket finst ikkje.', 'Legg det til, eller vel eit anna.'],
  UNDECLARED_GRANT_FIELD: ['Vedtaket har ikkje dette feltet.', 'Legg feltet til, eller vel eit anna.'],
  UNDECLARED_COLUMN: ['Tabellen har ikkje denne kolonnen.', 'Legg kolonnen til, eller fjern cella.'],
  UNDECLARED_REQUIREMENT: ['Kravet som skal erstattast, finst ikkje.', 'Rett namnet på avsnittet eller kravet.'],
  UNDECLARED_LIST: ['Denne lista finst ikkje.', 'Lag henne under Opplysningar, eller vel ei anna.'],
  DUPLICATE_ID: ['To har same namn.', 'Gi den eine eit anna namn, eller fjern han.'],
  RESERVED_NAME: ['Dette namnet er oppteke.', 'Vel eit anna namn.'],
  CYCLE: ['Dette byggjer på seg sjølv.', 'Bryt ringen ved eitt av desse namna.'],
  MISSING_ATTRIBUTE: ['Noko som trengst for denne typen, manglar.', 'Legg det til.'],
  SUPERFLUOUS_ATTRIBUTE: ['Dette tyder ingenting her.', 'Fjern det.'],
  WRONG_RANGE: ['Den lågaste verdien er over den høgaste.', 'Byt om dei to.'],
  WRONG_LOOKUP: [
    'Oppslaget kan ikkje gjerast med det som er oppgitt.',
    'Rett kven som oppgir opplysninga, eller fjern oppslaget.',
  ],
  WRONG_DISCRETION: [
    'Eit spørsmål om skjønn må vere ja eller nei frå ein saksbehandlar.',
    'Gjer det til eit ja/nei-spørsmål til saksbehandlaren.',
  ],
  WRONG_CONFIRMATION: [
    'Stadfestinga det blir vist til, er ikkje ei stadfesting frå pasienten.',
    'Lag ei slik stadfesting, og vis til henne.',
  ],
  WRONG_PATTERN: ['Mønsteret kan ikkje kontrollerast trygt.', 'Skriv det med det som er tillate.'],
  WRONG_GROUP: [
    'Dei som er med i gruppa, har ulike roller eller typar.',
    'Gi alle dei same rollene, med like opplysningar.',
  ],
  WRONG_MEET: ['Slik kan ikkje dette feltet snevrast inn.', 'Vel ein måte som passar til typen.'],
  WRONG_ASKED: ['Opplysninga om kva det vart søkt om, er av ein annan type.', 'Vel ei opplysning av same type.'],
  WRONG_TYPE: ['Verdien er av ein annan type enn den som trengst.', 'Bruk ein verdi av den typen.'],
  AMBIGUOUS_LITERAL: [
    'Det går ikkje fram kva slags verdi dette er.',
    'Vis til ei opplysning eller ein verdi i staden.',
  ],
  WRONG_OPERATOR: ['Slik kan ikkje denne opplysninga samanliknast.', 'Vel ei samanlikning som passar.'],
  MISSING_OPERAND: ['Samanlikninga manglar ein verdi.', 'Skriv verdien.'],
  SUPERFLUOUS_OPERAND: ['Denne samanlikninga tek ingen verdi.', 'Fjern verdien.'],
  NOT_ALLOWED_VALUE: ['Opplysninga kan ikkje ha denne verdien.', 'Vel ein av verdiane ho kan ha.'],
  IMPOSSIBLE_DATE: ['Denne dagen finst ikkje.', 'Rett datoen.'],
  TOO_MANY_DIGITS: ['For mange desimalar.', 'Skriv færre, eller tillat fleire.'],
  NUMBER_TOO_LARGE: ['Talet er for stort.', 'Skriv eit mindre tal.'],
  SCALE_TOO_LARGE: [
    'Svaret får meir enn ni desimalar.',
    'Del med ei bestemt avrunding, eller gong den andre sida i staden.',
  ],
  NOT_A_CODE: ['Dette er ikkje ein kode i kodeverket.', 'Rett koden.'],
  CODE_NOT_EXACT: ['Her trengst ein heil kode.', 'Skriv heile koden, eller spør om koden er i ei liste.'],
  SYSTEMS_DIFFER: ['Kodar frå ulike kodeverk kan ikkje samanliknast.', 'Samanlikn kodar frå same kodeverk.'],
  EMPTY_INTERVAL: ['Ingen verdi passar i dette området.', 'Skriv éi eller to grenser, den lågaste først.'],
  NEVER_NONE: ['Denne opplysninga er aldri «ingen».', 'Tillat «ingen», eller fjern vilkåret.'],
  MAY_BE_NONE: [
    'Dette kan bli «ingen», og det er ikkje tillate her.',
    'Tillat «ingen», eller vel ein annan verdi når det er slik.',
  ],
  WRONG_ARGUMENTS: ['Utrekninga har for få, for mange eller feil delar.', 'Rett delane.'],
  NO_ENTRY_HERE: [
    'Eit felt i ei liste er brukt der det ikkje er noka oppføring.',
    'Bruk ei opplysning, eller ei utrekning over lista.',
  ],
  NO_MEMBER_HERE: ['Ei rolle er brukt utanfor gruppa.', 'Sei kven i gruppa det gjeld, eller bruk ei opplysning.'],
  NOT_COUNTED: ['Lista har ingen reglar for kva som tel med.', 'Lag slike reglar, eller tel alt.'],
  UNREACHABLE: ['Det blir kravd fleire enn det er å velje mellom.', 'Krev færre, eller legg til fleire.'],
  FIRST_HAS_BOUNDARY: [
    'Den første versjonen har ein dato han gjeld frå.',
    'Fjern datoen, eller set ein versjon utan innhald framfor.',
  ],
  MISSING_BOUNDARY: [
    'Ein seinare versjon manglar datoen han gjeld frå.',
    'Sei frå når han gjeld, og kva dato det blir målt etter.',
  ],
  BOUNDARIES_NOT_ASCENDING: ['Versjonane står ikkje i rekkjefølgje.', 'Set den eldste først.'],
  NOTHING_BUT_NONE: ['Den einaste versjonen er tom.', 'Fjern han heilt.'],
  MISSING_GRANT: ['Ei innvilging seier ikkje kva som blir gitt.', 'Sei kva som blir innvilga.'],
  SUPERFLUOUS_GRANT: ['Dette er ikkje ei innvilging og kan ikkje gi noko.', 'Fjern det som blir gitt.'],
  NOT_NARROWABLE: ['Dette feltet kan ikkje snevrast inn.', 'Vel ein annan måte å snevre inn på, eller la vere.'],
  SUPERFLUOUS_EXCEPTIONS: ['Det er unntak frå noko som ikkje avslår.', 'Fjern unntaka.'],
  NOTHING_REQUIRED: [
    'Avsnittet verken krev eller innvilgar noko.',
    'Legg til eit krav eller ei innvilging, eller fjern avsnittet.',
  ],
  OVERLAPPING_REPLACEMENTS: [
    'To erstatningar av same krav kan gjelde samstundes.',
    'Gjer det klart når kvar av dei gjeld, eller slå dei saman.',
  ],
  DENY_WITHOUT_LAW: [
    'Eit avslag viser ikkje til lov eller forskrift.',
    'Vis til føresegna som gir heimel for avslaget.',
  ],
  AUTOMATIC_WITHOUT_BASIS: [
    'Eit automatisk avslag seier ikkje kvifor ei maskin kan avslå.',
    'Skriv grunnlaget, eller la eit menneske avgjere.',
  ],
  AUTOMATIC_NOT_VERIFIED: [
    'Eit automatisk avslag byggjer på ein heimel som ikkje er kontrollert.',
    'Kontroller heimelen, eller la eit menneske avgjere.',
  ],
  AUTOMATIC_WITHOUT_EXCEPTIONS: [
    'Eit automatisk avslag seier ikkje kva unntak som finst.',
    'Skriv unntaka, også når det ikkje er nokon.',
  ],
  AUTOMATIC_ON_CONTESTED_FACT: [
    'Eit automatisk avslag byggjer på noko pasienten kan vere usamd i.',
    'Krev at pasienten har stadfesta det, eller la eit menneske avgjere.',
  ],
  AUTOMATIC_ON_RECALLED_LAW: [
    'Eit automatisk utfall byggjer på ein heimel som berre er hugsa.',
    'Kontroller heimelen, eller la eit menneske avgjere.',
  ],
  RECALLED_PARAMETER: ['Verdien er berre hugsa, ikkje lesen i ei kjelde.', 'Skriv at han manglar til han er funnen.'],
  MISSING_TEXT: [
    'Ei grunngiving manglar ein tekst ho må ha.',
    'Skriv teksten under Tekstar, eller vel ei anna grunngiving.',
  ],
  UNKNOWN_PLACEHOLDER: ['Det som står i klammer, er ikkje namnet på noko.', 'Vel eit namn som finst.'],
  PLACEHOLDER_WITHOUT_VALUE: [
    'Ikkje alle reglar med denne grunngivinga gir verdien i klammene.',
    'La reglane gi verdien, eller endre teksten.',
  ],
  PLACEHOLDERS_DIFFER: ['Språka har ulike verdiar i klammer.', 'Bruk dei same i alle språk.'],
  MALFORMED_PLACEHOLDER: ['Ei klamme er ikkje lukka.', 'Lukk henne, eller skriv henne to gonger.'],
  UNUSED: ['Ingenting bruker dette.', 'Ta det i bruk, eller fjern det.'],
  WITHOUT_EFFECT: ['Dette endrar ingenting.', 'Fjern det, eller endre det det byggjer på.'],
  UNITS_DIFFER: ['To verdiar med ulik eining blir samanlikna.', 'Bruk same eining.'],
  WITHOUT_SOURCE: ['Verdien seier ikkje kvar han kjem frå.', 'Skriv kjelda, og kor godt ho er lesen.'],
};

type Told = Pick<Problem, 'code' | 'found' | 'expected' | 'hint' | 'said'>;

/** What a problem of a ruleset means and what to do, for the reader. */
export function problemWords({ code, hint, said }: Omit<Told, 'found' | 'expected'>, language: Language): ProblemWords {
  if (!Object.hasOwn(problemCodes, code)) return ['', hint];
  const known = code as ProblemCode;
  const [means, usual] = { nb, nn, en: inEnglish }[language][known];
  if (said?.hint === undefined) return [means, usual];
  return [means, language === 'en' ? hint : inNorwegian(said.hint, language)];
}

/** What was found, for the reader. */
export const foundWords = ({ found, said }: Told, language: Language): string =>
  language === 'en' || said === undefined ? found : inNorwegian(said.found, language);

/** What was expected, for the reader. */
export const expectedWords = ({ expected, said }: Told, language: Language): string =>
  language === 'en' || said === undefined ? expected : inNorwegian(said.expected, language);

/** A problem in one line: what it means, what was found and what to do. */
export function problemLine(problem: Told, language: Language): string {
  const [means, hint] = problemWords(problem, language);
  return [`${means.replace(/\.$/, '')}: ${foundWords(problem, language)}.`, hint].filter(Boolean).join(' ');
}
