import './shortcut-list.css';
import { Dialog } from '../parts/dialog.tsx';
import { Checkbox } from '../parts/field.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { setPreference, usePreference } from './preferences.ts';
import { useActiveShortcuts } from './use-shortcut.ts';

/** Every key that does something on the page one is on. */
export default function ShortcutList({ onClose }: { onClose: () => void }) {
  const shortcuts = useActiveShortcuts().toReversed();
  const single = usePreference('single-keys');
  const groups = [...new Set(shortcuts.map(({ group }) => group))].sort(
    (a, b) => Number(a === 'Everywhere') - Number(b === 'Everywhere'),
  );
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      <div className="shortcut-list">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ keys, does }) => (
                  <div key={keys}>
                    <dt>{does}</dt>
                    <dd>
                      <Kbd keys={keys.replace(/^Mod (.)$/, (_, key: string) => `Mod ${key.toUpperCase()}`)} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <Checkbox
          label="Single keys do things"
          hint="Switch this off where speech input or a cat types them by accident; keys with Ctrl or ⌘ go on working."
          checked={single !== 'off'}
          onChange={(event) => setPreference('single-keys', event.target.checked ? null : 'off')}
        />
      </div>
    </Dialog>
  );
}
