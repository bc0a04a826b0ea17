import './kbd.css';

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Name of a key as this machine’s keyboard writes it: `Mod` is ⌘ or Ctrl. */
export function keyName(key: string): string {
  if (key === 'Mod') return mac ? '⌘' : 'Ctrl';
  return key;
}

/** Keys to press: `Mod K` together, `g then h` one after the other. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="keys">
      {[...new Set(keys.split(' '))].map((key) =>
        key === 'then' ? <span key={key}>then</span> : <kbd key={key}>{keyName(key)}</kbd>,
      )}
    </span>
  );
}
