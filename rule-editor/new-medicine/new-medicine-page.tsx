import { useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { newestOf } from './copy-section.ts';
import { FillMedicine } from './fill-medicine.tsx';
import { StartMedicine } from './start-medicine.tsx';

/** A new medicine after the template of another: first which, then what is still missing (`?del=<section>`). */
export function NewMedicinePage() {
  const [section] = useAddressValue('del');
  const { content } = useWorkspace();
  return section !== undefined && newestOf(content, section) ? <FillMedicine section={section} /> : <StartMedicine />;
}
