/** What people write where a secret will stand. Long enough to stand in no random text by chance. */
const PLACEHOLDER =
  /example|sample|dummy|placeholder|redacted|fake_?key|test_?key|mock_?key|your|change_?me|replace|insert|not_?a_?real|todo|foobar|lorem|x{5}|deadbeef|cafebabe|feedface|baadf00d|badc0ffee|0{8}|1234567890|abcdefgh/i;

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
