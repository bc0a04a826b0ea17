/** What a command is: its words, its options, and what it does. One file a command under `commands/`. */
import type { Context } from './context.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** One letter, for `-o`. */
  readonly short?: string;
  readonly brief: string;
  /** What stands for the value in the help (`FILE`). */
  readonly placeholder?: string;
  /** The only values that are taken. */
  readonly values?: readonly string[];
  readonly default?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type StringValue<S extends OptionSpec> = S['values'] extends readonly (infer V)[] ? V : string;

/** The values of a command's options, typed from their specs. */
export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name]['type'] extends 'boolean'
    ? boolean
    : Specs[Name]['multiple'] extends true
      ? readonly StringValue<Specs[Name]>[]
      : Specs[Name]['default'] extends string
        ? StringValue<Specs[Name]>
        : StringValue<Specs[Name]> | undefined;
};

export interface CommandSpec<Specs extends OptionSpecs> {
  /** One line for the list of commands. */
  readonly brief: string;
  /** What follows the command's name, as in `RECORD…`; shown in the help. */
  readonly operands: string;
  readonly minOperands: number;
  readonly maxOperands: number;
  readonly options: Specs;
  /** A few sentences and examples below the options in `--help`. */
  readonly details: string;
  /** Gives the exit code: 0 fine, 1 findings or a gate not met; throws `Failure` for 2. */
  run(input: Input<Specs>, context: Context): Promise<number>;
}

export interface Input<Specs extends OptionSpecs> {
  readonly operands: readonly string[];
  readonly options: OptionValues<Specs>;
}

/** A command with its option types sealed in, so that commands can stand in one list. */
export interface Command {
  readonly brief: string;
  help(name: string): string;
  run(name: string, args: readonly string[], context: Context): Promise<number>;
}

export interface CommandEntry {
  readonly name: string;
  readonly brief: string;
  load(): Promise<Command>;
}
