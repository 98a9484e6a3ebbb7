{{%AUTOESCAPE context="HTML"}}
{{! Files that hang on a thing.  Filled by file_view() in
    cgi-bin/view/file_view.c: HAS_FILES, FILES(FILE_ID FILE_NAME FILE_SIZE
    FILE_IS_PICTURE FILE_NO_PICTURE FILE_IS_VIDEO FILE_IS_SHEET FILE_IS_TEXT) }}
{{#HAS_FILES}}
<ul class="gallery" aria-label="{{_"Files"}}">
{{#FILES}}
<li><a href="/files/{{FILE_ID}}">{{#FILE_IS_PICTURE}}<img src="/files/{{FILE_ID}}/thumb" alt="{{FILE_NAME}}" width="88" height="88" loading="lazy">{{/FILE_IS_PICTURE}}{{#FILE_NO_PICTURE}}<span class="thumbnail tone-info">{{#FILE_IS_VIDEO}}{{@icon video}}{{/FILE_IS_VIDEO}}{{#FILE_IS_SHEET}}{{@icon file-spreadsheet}}{{/FILE_IS_SHEET}}{{#FILE_IS_TEXT}}{{@icon file-text}}{{/FILE_IS_TEXT}}</span><span>{{FILE_NAME}}<small class="block">{{FILE_SIZE}}</small></span>{{/FILE_NO_PICTURE}}</a></li>
{{/FILES}}
</ul>
{{/HAS_FILES}}
