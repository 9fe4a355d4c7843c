import type { ObjectId } from '#engine/objects';
import { lazyPage } from '../ui/lazy-page.tsx';

const SourceEditor = lazyPage(() => import('./source-editor.tsx'), 'SourceEditor');

/** The source of one object, or of the whole document: read, written, or compared with a publication (`?mot=<n>`). */
export function SourceView({ object }: { readonly object?: ObjectId }) {
  return <SourceEditor key={object} object={object} />;
}
