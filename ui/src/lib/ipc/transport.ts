// How the window asks the core: one entrance, `dispatch(command, args)`. Deliberately absent:
// any second path for demos or tests; they bring another `Transport`, not other commands.
import type { Commands, ErrorCode, ErrorDto, Progress } from "./bindings";

export type CommandName = keyof Commands;
export type Args<K extends CommandName> = Commands[K]["args"];
export type Result<K extends CommandName> = Commands[K]["result"];

/** What carries a command to the core: Tauri in the window, a model of the core in tests. */
export interface Transport {
  /** Answers with the result, or rejects with an `ErrorDto`. */
  dispatch(command: string, args: unknown): Promise<unknown>;
  /** Reports of long work; the returned function stops listening. */
  onProgress(listener: (progress: Progress) => void): () => void;
}

export type Call = <K extends CommandName>(name: K, args: Args<K>) => Promise<Result<K>>;

/** The core's refusal. `message` is a whole sentence for the person, in Vietnamese. */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly incident: string | null;

  constructor(dto: ErrorDto) {
    super(dto.message);
    this.name = "CommandError";
    this.code = dto.code;
    this.incident = dto.incident;
  }
}

/** A typed call over any transport. What is not an `ErrorDto` becomes `unexpected` with an empty
 *  message; the screen that shows it has its own sentence for that. */
export function caller(transport: Transport): Call {
  return async (name, args) => {
    try {
      return (await transport.dispatch(name, args)) as never;
    } catch (error) {
      throw asCommandError(error);
    }
  };
}

export function asCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  if (isErrorDto(error)) return new CommandError(error);
  return new CommandError({ code: "unexpected", message: "", incident: null });
}

function isErrorDto(error: unknown): error is ErrorDto {
  return (
    typeof error === "object" &&
    error !== null &&
    typeof (error as ErrorDto).code === "string" &&
    typeof (error as ErrorDto).message === "string"
  );
}
