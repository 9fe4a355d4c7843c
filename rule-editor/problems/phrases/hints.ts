import type { HintPhrase } from '#engine/words';
import type { Phrase } from './phrase.ts';

/** What to do about a problem, where that is more than what its code says. */
export const hints: Readonly<Record<HintPhrase, Phrase>> = {
  'A grouping stands only in countDistinct, as "by": {"group": …, "in": …}.': [
    'En gruppering kan bare stå i countDistinct, som "by": {"group": …, "in": …}.',
    'Ei gruppering kan berre stå i countDistinct, som "by": {"group": …, "in": …}.',
  ],
  'A list stands only where a set is wanted.': [
    'En liste kan bare stå der det trengs flere verdier.',
    'Ei liste kan berre stå der det trengst fleire verdiar.',
  ],
  'Add it.': 'Legg det til.',
  'An empty list says that there is none.': [
    'En tom liste sier at det ikke er noen.',
    'Ei tom liste seier at det ikkje er nokon.',
  ],
  'Correct the JSON at this place.': ['Rett teksten på dette stedet.', 'Rett teksten på denne staden.'],
  'Correct the value.': 'Rett verdien.',
  'Correct the value; see FORMAT.md.': 'Rett verdien.',
  'Declare "none": "open-ended", or choose another date where it is none.': [
    'Skriv "none": "open-ended", eller velg en annen dato når det ikke er noen.',
    'Skriv "none": "open-ended", eller vel ein annan dato når det ikkje er nokon.',
  ],
  'Declare a decimal, or divide with scale 0 and a named rounding.': [
    'Gjør det til et desimaltall, eller del til helt tall med en bestemt avrunding.',
    'Gjer det til eit desimaltal, eller del til heilt tal med ei bestemt avrunding.',
  ],
  'Declare a scale of at least {0}.': ['Tillat minst {0} desimaler.', 'Tillat minst {0} desimalar.'],
  'Declare both facts alike.': ['Gjør de to opplysningene like.', 'Gjer dei to opplysningane like.'],
  'Declare it open-ended, or choose another date where it is none.': [
    'La datoen kunne være uten slutt, eller velg en annen når det ikke er noen.',
    'La datoen kunne vere utan slutt, eller vel ein annan når det ikkje er nokon.',
  ],
  'Declare the same values on both sides.': [
    'La begge sider kunne ha de samme verdiene.',
    'La begge sider kunne ha dei same verdiane.',
  ],
  'Derive it there, and read the derived field here.': [
    'Regn det ut der, og bruk det utregnede feltet her.',
    'Rekn det ut der, og bruk det utrekna feltet her.',
  ],
  'Did you mean {0}?': ['Mente du {0}?', 'Meinte du {0}?'],
  'Every grant has a first and a last day.': [
    'Alt som innvilges, har en første og en siste dag.',
    'Alt som blir innvilga, har ein første og ein siste dag.',
  ],
  'Give a value that can be written in a letter.': [
    'Bruk en verdi som kan stå i et brev.',
    'Bruk ein verdi som kan stå i eit brev.',
  ],
  'Give the system an exactLength, or group by a prefix or a grouping.': [
    'Si hvor lang en hel kode er i kodeverket, eller grupper etter begynnelsen på koden eller en gruppering.',
    'Sei kor lang ein heil kode er i kodeverket, eller grupper etter byrjinga på koden eller ei gruppering.',
  ],
  'Give values, or write "missing".': ['Skriv verdier, eller "missing".', 'Skriv verdiar, eller "missing".'],
  'Leave it out, or give it something.': ['La det være ute, eller fyll det ut.', 'La det vere ute, eller fyll det ut.'],
  'Leave the key out where nothing is known.': 'Fjern det når ingenting er kjent.',
  'Name at most one lower and one upper end.': [
    'Skriv høyst én nedre og én øvre grense.',
    'Skriv høgst éi nedre og éi øvre grense.',
  ],
  'Name one of the two.': ['Velg ett av de to.', 'Vel eitt av dei to.'],
  'Name one unit; nest to add two.': [
    'Velg én tidsenhet; legg til den andre i en egen utregning.',
    'Vel éi tidseining; legg til den andre i ei eiga utrekning.',
  ],
  'Name the source, or derive the fact.': [
    'Si hvem som oppgir opplysningen, eller regn den ut.',
    'Sei kven som gir opplysninga, eller rekn henne ut.',
  ],
  'None would mean both "no entry" and "without end": use any or count with a condition instead.': [
    '«Ingen» ville bety både «ingen oppføring» og «uten slutt»: bruk any eller count med et vilkår i stedet.',
    '«Ingen» ville bety både «inga oppføring» og «utan slutt»: bruk any eller count med eit vilkår i staden.',
  ],
  'Nothing lies in it: put the lower end first.': [
    'Ingen verdi passer: skriv den laveste grensen først.',
    'Ingen verdi passar: skriv den lågaste grensa først.',
  ],
  'Read the list by a function such as count, any or sum.': [
    'Bruk listen i en utregning, som count, any eller sum.',
    'Bruk lista i ei utrekning, som count, any eller sum.',
  ],
  'Remove it, or correct the name.': ['Fjern det, eller rett navnet.', 'Fjern det, eller rett namnet.'],
  'Remove it, or did you mean {0}?': ['Fjern det. Eller mente du {0}?', 'Fjern det. Eller meinte du {0}?'],
  'Remove it; every code of this system is exact.': [
    'Fjern det: alle koder i dette kodeverket er hele.',
    'Fjern det: alle kodar i dette kodeverket er heile.',
  ],
  'Rename it, here and where it is used.': [
    'Gi det et annet navn, her og der det brukes.',
    'Gi det eit anna namn, her og der det blir brukt.',
  ],
  'Remove or rename one of the two.': [
    'Fjern det ene, eller gi det et annet navn.',
    'Fjern det eine, eller gi det eit anna namn.',
  ],
  'Say as of which date the register is read.': [
    'Si hvilken dato registeret leses per.',
    'Sei kva dato registeret blir lese per.',
  ],
  'Say under which key.': ['Si hvilken av verdiene som menes.', 'Sei kva for ein av verdiane som er meint.'],
  'Say whether the condition must hold; null where it does not matter.': [
    'Si om vilkåret må være oppfylt; null der det er uten betydning.',
    'Sei om vilkåret må vere oppfylt; null der det er utan betydning.',
  ],
  'Say whether {0} must hold.': ['Si om {0} må stemme.', 'Sei om {0} må stemme.'],
  'Texts are never read by rules; declare an enum or a code.': [
    'Regler leser aldri fritekst; gjør det til et valg eller en kode.',
    'Reglar les aldri fritekst; gjer det til eit val eller ein kode.',
  ],
  'Use it inside "where" or "entries", or measure it by a fact.': [
    'Bruk den i "where" eller "entries", eller mål den etter en opplysning.',
    'Bruk han i "where" eller "entries", eller mål han etter ei opplysning.',
  ],
  'Use {0}.': 'Bruk {0}.',
  'Write "allowed".': 'Skriv "allowed".',
  'Write "yes" or "no"; not answered is never written.': [
    'Skriv "yes" eller "no"; ubesvart skrives aldri.',
    'Skriv "yes" eller "no"; ikkje svart skal aldri skrivast.',
  ],
  'Write an integer without quotes.': [
    'Skriv et helt tall uten anførselstegn.',
    'Skriv eit heilt tal utan hermeteikn.',
  ],
  'Write an object, such as {"from": 5, "under": 10}.': [
    'Skriv grensene med navn, som {"from": 5, "under": 10}.',
    'Skriv grensene med namn, som {"from": 5, "under": 10}.',
  ],
  'Write it flatter, for example with names.': [
    'Del opp, for eksempel med navngitte vilkår.',
    'Del opp, til dømes med namngitte vilkår.',
  ],
  'Write it in that form.': ['Skriv den i den formen.', 'Skriv han i den forma.'],
  'Write one of these forms; see FORMAT.md.': ['Skriv en av disse formene.', 'Skriv ei av desse formene.'],
  'Write the character itself.': ['Skriv selve tegnet.', 'Skriv sjølve teiknet.'],
  'Write the ends.': 'Skriv grensene.',
  'Write true or false.': 'Skriv true eller false.',
  'Write {"fact": …} or {"parameter": …}.': 'Skriv {"fact": …} eller {"parameter": …}.',
  'Write {0}.': 'Skriv {0}.',
};
