// The last name given on this machine, offered where a workplace does not know one yet.
const KEY = "benvung.person";

export function lastPerson(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function rememberPerson(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Without storage the name is asked again for the next workplace.
  }
}
