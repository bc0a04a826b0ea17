import { TextField } from '../../parts/field.tsx';

const zones = Intl.supportedValuesOf('timeZone');

interface ZoneFieldProps {
  value: string;
  onChange: (zone: string) => void;
}

/** Which zone is meant where a record names none. */
export function ZoneField({ value, onChange }: ZoneFieldProps) {
  return (
    <>
      <TextField
        label="Time zone of records that name none"
        list="zones"
        value={value}
        placeholder="as the team’s policy says, else UTC"
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
