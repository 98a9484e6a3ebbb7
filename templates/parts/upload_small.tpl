{{%AUTOESCAPE context="HTML"}}
{{! Files of a form as one button, for composers; a page may hold several.  The
    names of parts/upload.tpl. }}
<div class="stack stack-tight" data-upload="/files" data-most="{{UPLOAD_COUNT}}" data-bytes="{{UPLOAD_BYTES}}">
{{@include parts/upload_words.tpl}}
<label class="file-button">{{@icon paperclip}}<span>{{_"Attach files"}}</span><input name="files" type="file" multiple accept="{{UPLOAD_ACCEPT}}"></label>
{{#FILES_ERROR}}
<p class="field-error">{{@icon alert-circle small}}{{FILES_ERROR}}</p>
{{/FILES_ERROR}}
{{@include parts/uploaded.tpl}}
</div>
