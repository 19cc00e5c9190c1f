#!/usr/bin/env bash
# Install the Debian packages that tests need and that are missing; where that may not be done, say what to do.
set -euo pipefail
cd "$(dirname "$0")/.."
missing=()
while read -r package command _; do
  [[ -z "$package" || "$package" == \#* ]] && continue
  command -v "$command" >/dev/null || missing+=("$package")
done < system-packages.txt
[[ ${#missing[@]} -eq 0 ]] && exit 0

install="apt-get install --yes --no-install-recommends ${missing[*]}"
if [[ "$(id -u)" -eq 0 ]] && command -v apt-get >/dev/null; then
  echo "Installing Debian packages: ${missing[*]}"
  apt-get update --quiet=2 && DEBIAN_FRONTEND=noninteractive $install >/dev/null
elif sudo --non-interactive true 2>/dev/null; then
  echo "Installing Debian packages: ${missing[*]}"
  sudo apt-get update --quiet=2 && sudo DEBIAN_FRONTEND=noninteractive $install >/dev/null
else
  echo "Thiếu gói hệ thống: ${missing[*]}. Nhờ người quản trị chạy: sudo $install" >&2
  echo "System packages are missing: ${missing[*]}. Ask the administrator to run: sudo $install" >&2
  exit 1
fi
