import { useLanguage } from '../app/language.tsx';
import { isBackendProblem } from '../backend/client.ts';
import { Failure } from '../ui/states.tsx';
import { refusalLines } from './refusal-lines.ts';

/** More than this nobody reads. */
const most = 20;

/** What the service refused, with everything that it says is wrong. */
export function Refused({ error }: { readonly error: unknown }) {
  const { language } = useLanguage();
  const lines = isBackendProblem(error) ? [...new Set(refusalLines(error.members, language))] : [];
  return (
    <>
      <Failure error={error} />
      {lines.length > 0 && (
        <ul>
          {lines.slice(0, most).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
