/** Makes a `Command` of its spec: reads the arguments, checks them, writes the help. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Command, CommandSpec, Input, OptionSpec, OptionSpecs, OptionValues } from './command.ts';
import { Failure } from './failure.ts';
import { nearest } from './nearest.ts';

/** Seals the option types of a spec; see `CommandSpec`. */
export function defineCommand<const Specs extends OptionSpecs>(spec: CommandSpec<Specs>): Command {
  return {
    brief: spec.brief,
    help: (name) => helpText(name, spec),
    run: async (name, args, context) => {
      if (args.includes('--help') || args.includes('-h')) {
        context.stdout.write(helpText(name, spec));
        return 0;
      }
      return spec.run(readArguments(name, spec, args), context);
    },
  };
}

function readArguments<Specs extends OptionSpecs>(
  name: string,
  spec: CommandSpec<Specs>,
  args: readonly string[],
): Input<Specs> {
  const see = `Run \`debrief ${name} --help\` to see what it takes.`;
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [key, option] of Object.entries(spec.options)) {
    options[key] = {
      type: option.type,
      multiple: option.multiple ?? false,
      ...(option.short === undefined ? {} : { short: option.short }),
    };
  }
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Failure(`debrief ${name}: ${argumentProblem(error, Object.keys(spec.options))}`, see);
  }
  const values: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(spec.options)) {
    values[key] = optionValue(name, key, option, parsed.values[key], see);
  }
  if (parsed.positionals.length < spec.minOperands) {
    throw new Failure(`debrief ${name}: ${spec.operands} is missing.`, see);
  }
  if (parsed.positionals.length > spec.maxOperands) {
    const extra = parsed.positionals[spec.maxOperands];
    throw new Failure(`debrief ${name}: \`${extra}\` is one argument too many.`, see);
  }
  return { operands: parsed.positionals, options: values as OptionValues<Specs> };
}

function optionValue(name: string, key: string, option: OptionSpec, given: unknown, see: string): unknown {
  if (option.type === 'boolean') return given === true;
  if (option.multiple === true) return Array.isArray(given) ? given : [];
  const value = given ?? option.default;
  if (typeof value === 'string' && option.values !== undefined && !option.values.includes(value)) {
    throw new Failure(
      `debrief ${name}: --${key} is \`${value}\`; it takes ${option.values.join(', ')}.`,
      see,
    );
  }
  return value;
}

function argumentProblem(error: unknown, keys: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '-*([^']*)'/.exec(message);
  if (unknown !== null) {
    const close = nearest(unknown[1] ?? '', keys);
    return `there is no option \`${unknown[1]}\`.${close === null ? '' : ` Did you mean \`--${close}\`?`}`;
  }
  return `${message.split('. ')[0]?.replace(/\.$/, '') ?? message}.`;
}

function helpText<Specs extends OptionSpecs>(name: string, spec: CommandSpec<Specs>): string {
  const rows = Object.entries(spec.options).map(([key, option]) => {
    const short = option.short === undefined ? '    ' : `-${option.short}, `;
    const value =
      option.type === 'boolean' ? '' : ` ${option.placeholder ?? option.values?.join('|') ?? 'VALUE'}`;
    const fallback = option.default === undefined ? '' : ` (default: ${option.default})`;
    return [`  ${short}--${key}${value}`, `${option.brief}${fallback}`] as const;
  });
  const width = Math.min(44, Math.max(0, ...rows.map(([left]) => left.length)));
  const lines = rows.map(([left, right]) =>
    left.length > width ? `${left}\n${' '.repeat(width + 2)}${right}` : `${left.padEnd(width + 2)}${right}`,
  );
  const options = lines.length === 0 ? '' : `\nOptions:\n${lines.join('\n')}\n`;
  return `${spec.brief}\n\nUsage: debrief ${name} ${spec.operands}${rows.length > 0 ? ' [options]' : ''}\n${options}\n${spec.details.replace(/^\n+|\s+$/g, '')}\n`;
}
