# Sourced by `joryu`: hands on what `joryu gpu` wrote, for a process finds libraries only where it was told to look
# when it began. Who names a libtorch of his own keeps it.

case ${XDG_DATA_HOME-} in
  /*) joryu_settings=$XDG_DATA_HOME/joryu/gpu.env ;;
  *) joryu_settings=${HOME:-/nonexistent}/.local/share/joryu/gpu.env ;;
esac
if [ -z "${PYTORCH_LIBRARY_PATH-}" ] && [ -r "$joryu_settings" ]; then
  while IFS= read -r joryu_line; do
    case $joryu_line in
      PYTORCH_LIBRARY_PATH=* | PYTORCH_FLAVOR=*) export "$joryu_line" ;;
      LD_LIBRARY_PATH=*) export "$joryu_line${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" ;;
    esac
  done <"$joryu_settings"
fi
