import { lazy, Suspense } from 'react';
import type { ObjectId } from '#engine/objects';
import { Loading } from '../ui/states.tsx';

const SourceEditor = lazy(async () => ({ default: (await import('./source-editor.tsx')).SourceEditor }));

/** The source of one object, or of the whole document: read, written, or compared with a publication (`?mot=<n>`). */
export function SourceView({ object }: { readonly object?: ObjectId }) {
  return (
    <Suspense fallback={<Loading />}>
      <SourceEditor key={object} object={object} />
    </Suspense>
  );
}
