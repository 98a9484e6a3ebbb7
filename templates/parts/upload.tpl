{{%AUTOESCAPE context="HTML"}}
{{! Files of a form, with their names in one box.  Filled by upload_show() in
    cgi-bin/app/upload.c: UPLOAD_ACCEPT UPLOAD_COUNT UPLOAD_SIZE UPLOAD_BYTES
    FILES_ERROR, and UPLOADED(FILE_…): one row per file that came before. }}
<div class="stack stack-tight" data-upload="/files" data-most="{{UPLOAD_COUNT}}" data-bytes="{{UPLOAD_BYTES}}">
{{@include parts/upload_words.tpl}}
<div class="file-drop">{{@icon camera}}<label for="files" class="strong">{{_"Take a photo or choose files"}}</label><input id="files" name="files" type="file" multiple accept="{{UPLOAD_ACCEPT}}" aria-describedby="files-help{{#FILES_ERROR}} files-error{{/FILES_ERROR}}"{{#FILES_ERROR}} aria-invalid="true"{{/FILES_ERROR}}><small id="files-help">{{_"At most {UPLOAD_COUNT} files of {UPLOAD_SIZE}: photos, videos, PDF, Excel, Word, CSV, text"}}</small></div>
{{#FILES_ERROR}}
<p class="field-error" id="files-error">{{@icon alert-circle small}}{{FILES_ERROR}}</p>
{{/FILES_ERROR}}
{{@include parts/uploaded.tpl}}
</div>
