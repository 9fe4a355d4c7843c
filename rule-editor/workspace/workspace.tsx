import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { Problem, RulesetDocument } from '#engine';
import type { Change, JsonObject, ObjectId, RulesetContent } from '#engine/objects';
import { useMay, useSession } from '../app/session.tsx';
import { get } from '../backend/client.ts';
import type { ContentView, DraftView } from '../backend/drafts.ts';
import { engine } from '../engine-worker/connect.ts';
import { Failure, Loading } from '../ui/states.tsx';
import { type Kept, openKept } from './kept.ts';
import { type SaveState, useDraft } from './use-draft.ts';

/** What the pages of a programme read and change. */
export type Workspace = {
  readonly programme: string;
  /** The publication that is read, or that the draft changes; undefined: a programme that is new. */
  readonly publication: { readonly number: number; readonly sha256: string } | undefined;
  readonly base: RulesetContent;
  readonly content: RulesetContent;
  /** The draft that is open; undefined: a publication is read. */
  readonly draft: DraftView | undefined;
  /** Nothing can be changed: a publication, or a draft that is not open. */
  readonly readOnly: boolean;
  /** The newest content that had no errors; the base's until one was checked. */
  readonly document: RulesetDocument | undefined;
  /** Is `document` that of `content`? */
  readonly isCurrent: boolean;
  /** Under which key the engine's worker has `document`; the published one is under `baseKey`. */
  readonly key: string;
  readonly baseKey: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly saving: SaveState;
  /** `label`: the act in words, for undo. Does nothing when nothing can be changed. */
  readonly edit: (label: string, changes: readonly Change[]) => void;
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
  readonly settle: (theirs: readonly ObjectId[]) => Promise<void>;
  /** Lets go of what was changed here and is not saved. */
  readonly discard: () => void;
  readonly refresh: () => Promise<unknown>;
  readonly flush: () => Promise<boolean>;
};

const Current = createContext<Workspace | undefined>(undefined);

/** The workspace of the programme that is open. */
export function useWorkspace(): Workspace {
  const workspace = use(Current);
  if (!workspace) throw new Error('no programme is open here');
  return workspace;
}

const empty: RulesetContent = { source: {}, cases: [], demands: [] };

async function readContent(programme: string, number: number): Promise<ContentView> {
  return get(`/v1/programmes/${programme}/publications/${number}/content`);
}

/** What a programme that does not exist yet begins with. */
export function emptyContent(programme: string): RulesetContent {
  return { ...empty, source: { format: 1, programme } };
}

type Props = { readonly programme: string; readonly draftId: string | undefined; readonly children: ReactNode };

/** Opens a programme: its current publication, or a draft and the publication that it changes. */
export function WorkspaceProvider({ programme, draftId, children }: Props) {
  const draft = useQuery({
    queryKey: ['draft', draftId],
    queryFn: () => get<DraftView>(`/v1/drafts/${draftId}`),
    enabled: draftId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const current = useQuery({
    queryKey: ['programme', programme],
    queryFn: () => get<{ publication: { number: number } }>(`/v1/programmes/${programme}`),
    enabled: draftId === undefined,
  });
  const number = draftId === undefined ? current.data?.publication.number : draft.data?.base?.number;
  const content = useQuery({
    queryKey: ['content', programme, number],
    queryFn: () => readContent(programme, number ?? 0),
    enabled: number !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const kept = useKept(draftId);
  const error = draft.error ?? current.error ?? content.error;
  if (error) return <Failure error={error} />;
  if (draftId !== undefined && !draft.data) return <Loading />;
  if (number !== undefined && !content.data) return <Loading />;
  if (draftId === undefined && !content.data) return <Loading />;
  if (draft.data && draftId !== undefined && !kept) return <Loading />;
  if (draft.data && kept)
    return (
      <DraftWorkspace key={`${draftId}/${number}`} view={draft.data} content={content.data} kept={kept}>
        {children}
      </DraftWorkspace>
    );
  return content.data ? <Reading content={content.data}>{children}</Reading> : <Loading />;
}

/** What the person has not sent of a draft; undefined while it is being read, or without a draft. */
function useKept(draftId: string | undefined): Kept | undefined {
  const { person } = useSession();
  const [kept, setKept] = useState<Kept>();
  useEffect(() => {
    if (draftId === undefined) return undefined;
    const gone = new AbortController();
    void openKept(draftId, person?.id ?? 'nobody', gone.signal).then((opened) => opened && setKept(opened));
    return () => {
      gone.abort();
      setKept(undefined);
    };
  }, [draftId, person?.id]);
  return kept;
}

/** After so long what could not be fetched is asked for again. */
const again = 3000;

function useChecked(key: string, source: JsonObject, delay: number) {
  const [checked, setChecked] = useState<{
    readonly source: JsonObject;
    readonly document: RulesetDocument | undefined;
    readonly problems: readonly Problem[];
    readonly warnings: readonly Problem[];
  }>();
  useEffect(() => {
    let isOver = false;
    let timer = setTimeout(() => void check(), checked === undefined ? 0 : delay);
    async function check() {
      try {
        const { document, problems, warnings } = await engine('open', key, source);
        if (isOver) return;
        setChecked((before) => ({ source, document: document ?? before?.document, problems, warnings }));
      } catch {
        // The engine could not be fetched: the connection is lost, and comes back.
        if (!isOver) timer = setTimeout(() => void check(), again);
      }
    }
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [key, source, delay]);
  return checked;
}

const refuse = () => undefined;

function Reading({ content, children }: { readonly content: ContentView; readonly children: ReactNode }) {
  const { programme, number, sha256, source, cases, demands } = content;
  const key = `${programme}/${number}`;
  const checked = useChecked(key, source, 0);
  const workspace = useMemo((): Workspace => {
    const whole = { source, cases, demands };
    return {
      programme,
      publication: { number, sha256 },
      base: whole,
      content: whole,
      draft: undefined,
      readOnly: true,
      document: checked?.document,
      isCurrent: checked !== undefined,
      key,
      baseKey: key,
      problems: checked?.problems ?? [],
      warnings: checked?.warnings ?? [],
      saving: { kind: 'saved' },
      edit: refuse,
      undo: undefined,
      redo: undefined,
      undoLabel: undefined,
      redoLabel: undefined,
      settle: async () => undefined,
      discard: refuse,
      refresh: async () => undefined,
      flush: async () => true,
    };
  }, [content, checked, key]);
  return <Current value={workspace}>{children}</Current>;
}

type DraftProps = {
  readonly view: DraftView;
  readonly content: ContentView | undefined;
  readonly kept: Kept;
  readonly children: ReactNode;
};

function DraftWorkspace({ view, content, kept, children }: DraftProps) {
  const base = useMemo<RulesetContent>(
    () =>
      content
        ? { source: content.source, cases: content.cases, demands: content.demands }
        : emptyContent(view.programme),
    [content, view.programme],
  );
  const draft = useDraft(view, base, kept);
  const key = `draft/${view.id}`;
  const baseKey = `${view.programme}/${content?.number ?? 0}`;
  const checked = useChecked(key, draft.state.content.source, 250);
  useEffect(() => {
    if (content) void engine('open', baseKey, content.source);
  }, [baseKey, content]);
  const mayChange = useMay('maintainer');
  const readOnly = draft.view.state !== 'open' || !mayChange;
  const { state, saving, edit, undo, redo, settle, discard, refresh, flush } = draft;
  const workspace: Workspace = {
    programme: view.programme,
    publication: content && { number: content.number, sha256: content.sha256 },
    base,
    content: state.content,
    draft: draft.view,
    readOnly,
    document: checked?.document,
    isCurrent: checked?.source === state.content.source,
    key,
    baseKey,
    problems: checked?.problems ?? [],
    warnings: checked?.warnings ?? [],
    saving,
    edit: readOnly ? refuse : edit,
    undo: readOnly || state.undo.length === 0 ? undefined : undo,
    redo: readOnly || state.redo.length === 0 ? undefined : redo,
    undoLabel: state.undo.at(-1)?.label,
    redoLabel: state.redo.at(-1)?.label,
    settle,
    discard,
    refresh,
    flush,
  };
  return <Current value={workspace}>{children}</Current>;
}
