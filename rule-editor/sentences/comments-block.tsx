import type { ObjectId } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { Comments } from '../review/comments.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Block } from './parts.tsx';
import { sentenceWords } from './words.ts';

/** What is said of an object of the draft; nothing where a publication is read. */
export function CommentsBlock({ object }: { readonly object: ObjectId }) {
  const w = useWords(sentenceWords);
  const { draft } = useWorkspace();
  if (!draft) return null;
  return (
    <Block title={w.comments}>
      <Comments object={object} />
    </Block>
  );
}
